package culm.port;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

public interface VariablesContract extends Contract {

    private void write(String scope, Map<String, Object> values) {
        stores().transactions().run(() -> stores().variables().write(Map.of(scope, values)));
    }

    private Map<String, Object> read(List<String> scopes, String... keys) {
        return stores().variables().read(scopes, List.of(keys));
    }

    @Test
    default void readsWhatWasWritten() {
        write("scope", Map.of("${list}", List.of(1L, Map.of("a", 2.5)), "${text}", "x"));

        assertThat(read(List.of("scope"), "${list}", "${absent}"))
                .isEqualTo(Map.of("${list}", List.of(1L, Map.of("a", 2.5))));
        assertThat(read(List.of("other"), "${list}")).isEmpty();
        assertThat(read(List.of("scope"))).isEmpty();
        assertThat(read(List.of(), "${list}")).isEmpty();
    }

    @Test
    default void nullIsAValue() {
        write("scope", Collections.singletonMap("${a}", null));

        assertThat(read(List.of("scope"), "${a}")).containsEntry("${a}", null);
    }

    @Test
    default void keysDifferByCaseAndByBlanksAtTheEnd() {
        write("scope", Map.of("${a}", 1L, "${A}", 2L, "b", 3L, "b ", 4L));

        assertThat(read(List.of("scope"), "${A}", "b ")).isEqualTo(Map.of("${A}", 2L, "b ", 4L));
    }

    @Test
    default void laterWritesReplaceEarlierOnesKeyByKey() {
        write("scope", Map.of("${a}", 1L, "${b}", 1L));

        write("scope", Map.of("${b}", 2L, "${c}", 2L));

        assertThat(read(List.of("scope"), "${a}", "${b}", "${c}"))
                .isEqualTo(Map.of("${a}", 1L, "${b}", 2L, "${c}", 2L));
    }

    @Test
    default void twoWritesInOneTransactionAreBothKept() {
        stores().transactions().run(() -> {
            stores().variables().write(Map.of("scope", Map.of("${a}", 1L)));
            stores().variables().write(Map.of("scope", Map.of("${a}", 2L, "${b}", 2L)));
        });

        assertThat(read(List.of("scope"), "${a}", "${b}")).isEqualTo(Map.of("${a}", 2L, "${b}", 2L));
    }

    @Test
    default void theFirstScopeThatHasAKeyWins() {
        write("flow", Map.of("${a}", "flow", "${b}", "flow"));
        write("branch", Collections.singletonMap("${a}", null));

        assertThat(read(List.of("branch", "flow"), "${a}", "${b}"))
                .containsEntry("${a}", null)
                .containsEntry("${b}", "flow");
        assertThat(read(List.of("flow", "branch"), "${a}")).containsEntry("${a}", "flow");
    }

    @Test
    default void writesSeveralScopesAtOnce() {
        write("f.1", Map.of("${a}", 0L));

        stores().transactions().run(() -> stores().variables()
                .write(Map.of("f.1", Map.of("${a}", 1L, "${b}", 1L), "f.2", Map.of("${a}", 2L), "f.3", Map.of())));

        assertThat(read(List.of("f.1"), "${a}", "${b}")).isEqualTo(Map.of("${a}", 1L, "${b}", 1L));
        assertThat(read(List.of("f.2"), "${a}", "${b}")).isEqualTo(Map.of("${a}", 2L));
    }

    @Test
    default void mergesSoThatTheLastScopeWins() {
        write("f.0", Map.of("${a}", 0L, "${b}", 0L));
        write("f.1", Map.of("${b}", 1L));
        write("f.10", Map.of("${b}", 10L));

        assertThat(stores().variables().merged(List.of("f.0", "f.1", "f.2"))).isEqualTo(Map.of("${a}", 0L, "${b}", 1L));
        assertThat(stores().variables().merged(List.of())).isEmpty();
    }

    @Test
    default void dropsWholeScopes() {
        write("f.0", Map.of("${a}", 0L));
        write("f.1", Map.of("${a}", 1L));
        write("flow", Map.of("${a}", 2L));

        stores().transactions().run(() -> stores().variables().drop(List.of("f.0", "f.1")));

        assertThat(stores().variables().merged(List.of("f.0", "f.1"))).isEmpty();
        assertThat(read(List.of("flow"), "${a}")).containsEntry("${a}", 2L);
    }

    @Test
    default void takesManyValuesAndScopes() {
        var values = IntStream.range(0, 1_200)
                .boxed()
                .collect(Collectors.toMap(
                        i -> "${v" + i + "}", i -> (Object) i.longValue(), (a, b) -> a, LinkedHashMap::new));
        var scopes = IntStream.range(0, 1_200).mapToObj(i -> "f." + i).toList();

        write("f.7", values);
        write("f.1199", Map.of("${v0}", "last"));

        assertThat(stores().variables().read(List.of("f.7"), values.keySet())).isEqualTo(values);
        assertThat(stores().variables().merged(scopes)).hasSize(1_200).containsEntry("${v0}", "last");
        stores().transactions().run(() -> stores().variables().drop(scopes));
        assertThat(stores().variables().merged(scopes)).isEmpty();
    }

    @Test
    default void branchesWriteTheirScopesAtOnce() throws Exception {
        atOnce(8, branch -> () -> {
            write("f." + branch, Map.of("${a}", (long) branch));
            return null;
        });

        var scopes = IntStream.range(0, 8).mapToObj(i -> "f." + i).toList();
        assertThat(stores().variables().merged(scopes)).isEqualTo(Map.of("${a}", 7L));
    }
}
