package culm.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.InvalidObjectException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ParcelTest {

    private static Object sent(Object content) throws IOException, ClassNotFoundException {
        var bytes = new ByteArrayOutputStream();
        try (var out = new ObjectOutputStream(bytes)) {
            out.writeObject(content);
        }
        try (var in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            return in.readObject();
        }
    }

    static Stream<Record> contents() {
        var child = new StateView("a", "A", "RUNNING", null, null, 1, 0, false, false, "v", Map.of());
        var waiting = new WaitingView("a", "POLL", Instant.EPOCH, null, "s", null, List.of("b"), null);
        return Stream.of(
                new StateView("p", "P", "FAILED", "then", "now", 2, 1, true, true, null, Map.of("a", child)),
                new PipelineView(
                        "p",
                        "P",
                        "RUNNING",
                        7,
                        "",
                        "me",
                        "blue",
                        Map.of("env", "prod"),
                        Instant.EPOCH,
                        null,
                        null,
                        List.of(waiting),
                        List.of("b")),
                ActionResult.refused(Code.LIMIT, "too much", Map.of("limit", 5L)),
                new PipelineQuery(Set.of("FAILED"), true, "text", 5, null),
                PipelineQuery.of(PipelineFilter.where()
                        .states("FAILED")
                        .attention()
                        .name("a")
                        .label("env", "prod")
                        .started(Instant.EPOCH, null)
                        .build()),
                new ErrorGroupView("g", "mail", "no route to #", 2, 3, Instant.EPOCH, "n"),
                Change.runPipeline(Map.of("id", "p"), RunOptions.defaults()).once("k"),
                RunOptions.defaults().withFreshIds(true).withLabels(Map.of("env", "prod")));
    }

    @ParameterizedTest
    @MethodSource("contents")
    void whatArrivesIsWhatWasSent(Record content) throws Exception {
        assertThat(sent(content)).isEqualTo(content);
    }

    @Test
    void nothingArrivesThatIsNotOfTheContract() {
        var stranger = ActionResult.success(Map.of("file", new File("anywhere")));

        assertThatThrownBy(() -> sent(stranger)).isInstanceOf(InvalidObjectException.class);
    }

    @Test
    void everyRecordOfTheServiceGoesInOne() {
        var records = Arrays.stream(TaskService.class.getMethods())
                .flatMap(method ->
                        Stream.concat(Stream.of(method.getReturnType()), Stream.of(method.getParameterTypes())))
                .filter(Class::isRecord)
                .distinct()
                .toList();

        assertThat(records).isNotEmpty().allSatisfy(type -> {
            assertThat(type.getDeclaredMethod("writeReplace").getReturnType()).isEqualTo(Object.class);
            assertThat(Sent.class).isAssignableFrom(type);
        });
    }
}
