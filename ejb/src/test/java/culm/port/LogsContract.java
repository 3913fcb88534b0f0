package culm.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

public interface LogsContract extends Contract {

    private static LogPart part(String id, String node, String version, long first, int lines) {
        var texts = IntStream.range(0, lines)
                .mapToObj(i -> new LogLine(Given.NOW.plusMillis(i), "INFO", "a.logger", "line \u00e9 \"" + i))
                .toList();
        return new LogPart(id, "run", node, version, first, texts);
    }

    private void add(LogPart... parts) {
        stores().transactions().run(() -> stores().logs().add(List.of(parts)));
    }

    private List<String> ids(String version, String from, int limit) {
        return stores().logs().list("node", version, from, limit).stream()
                .map(LogPart::id)
                .toList();
    }

    @Test
    default void givesBackWhatWasLogged() {
        var part = part("p1", "node", "v1", 4, 3);

        add(part);

        assertThat(stores().logs().list("node", null, null, 10)).containsExactly(part);
        assertThat(stores().logs().extents("node", "v1")).containsExactly(part.extent());
        assertThat(part.extent().end()).isEqualTo(7);
    }

    @Test
    default void tellsTheOldestFirstOfOneAttemptOrOfAll() {
        add(part("p2", "node", "v2", 1, 1), part("p1", "node", "v1", 1, 1), part("p3", "node", "v1", 2, 1));
        add(part("p4", "other", "v1", 1, 1));

        assertThat(ids(null, null, 10)).containsExactly("p1", "p2", "p3");
        assertThat(ids("v1", null, 10)).containsExactly("p1", "p3");
        assertThat(ids(null, "p2", 10)).containsExactly("p2", "p3");
        assertThat(ids("v1", "p2", 10)).containsExactly("p3");
        assertThat(ids(null, null, 2)).containsExactly("p1", "p2");
        assertThat(stores().logs().extents("node", "v1"))
                .extracting(LogPart.Extent::id)
                .containsExactly("p1", "p3");
    }

    @Test
    default void whatIsRemovedIsGone() {
        add(part("p1", "node", "v1", 1, 1), part("p2", "node", "v1", 2, 1));

        stores().transactions().run(() -> stores().logs().remove(List.of("p1")));

        assertThat(ids(null, null, 10)).containsExactly("p2");
    }
}
