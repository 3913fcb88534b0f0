package culm.port;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

public interface AuditContract extends Contract {

    private static AuditEntry entry(String id, String actor, String run, String action, String code) {
        return new AuditEntry(
                id,
                Given.NOW.plusSeconds(id.charAt(0)),
                actor,
                "rest",
                "127.0.0.1",
                "trace",
                action,
                "blue",
                run,
                run,
                "because",
                code,
                "RUNNING",
                "SUSPENDED",
                Map.of("inputs", Map.of("n", 1L)));
    }

    private void add(AuditEntry entry) {
        stores().transactions().run(() -> stores().audit().add(entry));
    }

    private static AuditQuery ask(String actor, String run, String target, String action, String code) {
        return new AuditQuery(actor, run, target, action, code, null, null, null, 10);
    }

    private List<String> ids(AuditQuery query) {
        return stores().audit().list(query).stream().map(AuditEntry::id).toList();
    }

    @Test
    default void givesBackWhatWasAdded() {
        var full = entry("a", "anna", "r1", "pause_pipeline", "OK");
        var bare = new AuditEntry(
                "b", Given.NOW, "bert", "ejb", null, null, "freeze", null, null, null, null, "OK", null, null,
                Map.of());
        add(full);
        add(bare);

        assertThat(stores().audit().list(ask(null, null, null, null, null))).containsExactly(bare, full);
    }

    @Test
    default void severalAreAddedTogether() {
        var one = entry("a", "anna", "r1", "callback", "OK");
        var other = entry("b", "bert", "r2", "callback", "OK");

        stores().transactions().run(() -> stores().audit().add(List.of(one, other)));

        assertThat(stores().audit().list(ask(null, null, null, null, null))).containsExactly(other, one);
    }

    @Test
    default void findsByEachOfThemAndByTime() {
        add(entry("a", "anna", "r1", "pause_pipeline", "OK"));
        add(entry("b", "bert", "r1", "pause_pipeline", "ILLEGAL_STATE"));
        add(entry("c", "anna", "r2", "revoke_pipeline", "OK"));

        assertThat(ids(ask("anna", null, null, null, null))).containsExactly("c", "a");
        assertThat(ids(ask("Anna", null, null, null, null))).isEmpty();
        assertThat(ids(ask(null, "r1", null, null, null))).containsExactly("b", "a");
        assertThat(ids(ask(null, null, "r2", null, null))).containsExactly("c");
        assertThat(ids(ask(null, null, null, "pause_pipeline", null))).containsExactly("b", "a");
        assertThat(ids(ask("bert", "r1", "r1", "pause_pipeline", "ILLEGAL_STATE")))
                .containsExactly("b");
        var from = Given.NOW.plusSeconds('b');
        assertThat(ids(new AuditQuery(null, null, null, null, null, from, null, null, 10)))
                .containsExactly("c", "b");
        assertThat(ids(new AuditQuery(null, null, null, null, null, null, from, null, 10)))
                .containsExactly("a");
    }

    @Test
    default void pagesWhileEntriesAreAdded() {
        for (var id : List.of("a", "b", "c", "d")) {
            add(entry(id, "anna", "r1", "pause_pipeline", "OK"));
        }
        assertThat(ids(new AuditQuery(null, null, null, null, null, null, null, null, 2)))
                .containsExactly("d", "c");
        add(entry("e", "anna", "r1", "pause_pipeline", "OK"));

        assertThat(ids(new AuditQuery(null, null, null, null, null, null, null, "c", 2)))
                .containsExactly("b", "a");
    }

    @Test
    default void isUndoneWithWhatItTells() {
        assertThatThrownBy(() -> stores().transactions().alone(() -> {
                    stores().audit().add(entry("a", "anna", "r1", "pause_pipeline", "OK"));
                    throw new IllegalStateException("no");
                }))
                .hasMessage("no");

        assertThat(ids(ask(null, null, null, null, null))).isEmpty();
    }
}
