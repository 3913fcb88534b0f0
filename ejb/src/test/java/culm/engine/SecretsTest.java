package culm.engine;

import static culm.tree.Trees.aLine;
import static culm.tree.Trees.plain;
import static culm.tree.Trees.splice;
import static org.assertj.core.api.Assertions.assertThat;

import culm.api.RunOptions;
import culm.data.SecretNames;
import culm.tree.Trees;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is secret reaches the component and no answer. */
class SecretsTest {

    private static final String SECRET = "correct horse";

    private final Flows flows = new Flows(settings -> settings.withSecrets(new SecretNames(List.of("password"))));

    private static Map<String, Object> secret(Object value) {
        return Map.of("type", "plain", "value", value, "secret", true);
    }

    /** Everything that anybody can be told of a run. */
    private String everything(String run, String... nodes) {
        var told = new StringBuilder();
        told.append(flows.engine.getPipeline(run)).append(flows.engine.getState(run, true));
        told.append(flows.engine.getTree(run)).append(flows.inputs(run)).append(flows.outputs(run));
        for (var node : nodes) {
            told.append(flows.engine.previewInputs(node));
            told.append(flows.inputs(node)).append(flows.outputs(node)).append(flows.exData(node));
            told.append(flows.engine.getActivityHistories(node));
            told.append(flows.engine.getNodeLogs(node, null, null, 100));
        }
        return told.toString();
    }

    private void runs(Trees tree) {
        flows.run(tree);
    }

    @Test
    void anInputThatTheTreeMarks() {
        runs(aLine("p", "a").activity("a", "echo", Map.of("pin", secret(SECRET), "n", plain(1L))));

        assertThat(flows.inputs("a")).containsEntry("pin", "***").containsEntry("n", 1L);
        assertThat(flows.outputs("a")).containsEntry("pin", "***").containsEntry("n", 1L);
        assertThat(everything("p", "a")).doesNotContain(SECRET);
    }

    @Test
    void anInputWhoseNameSaysSo() {
        runs(aLine("p", "a").activity("a", "echo", Map.of("DbPassword", plain(SECRET))));

        assertThat(flows.inputs("a")).containsEntry("DbPassword", "***");
        assertThat(everything("p", "a")).doesNotContain(SECRET);
    }

    @Test
    void whatIsMadeOfASecretVariable() {
        runs(aLine("p", "a")
                .variable("${pw}", secret(SECRET))
                .variable("${url}", splice("db://me:${pw}@host"))
                .activity("a", "echo", Map.of("url", splice("${url}"), "other", splice("x${pw}y"))));

        assertThat(flows.inputs("a")).containsEntry("url", "***").containsEntry("other", "***");
        assertThat(everything("p", "a")).doesNotContain(SECRET);
    }

    @Test
    void whatASubprocessIsGiven() {
        runs(aLine("p", "sub")
                .variable("${pw}", secret(SECRET))
                .subprocess(
                        "sub",
                        Map.of("${inner}", splice("${pw}")),
                        aLine("i", "a")
                                .variable("${inner}", Map.of("type", "plain", "value", "", "is_param", true))
                                .activity("a", "echo", Map.of("x", splice("${inner}")))));

        assertThat(flows.inputs("a")).containsEntry("x", "***");
        assertThat(everything("p", "a", "sub")).doesNotContain(SECRET);
    }

    @Test
    void whatAComponentTellsWhenItFails() {
        runs(aLine("p", "a").activity("a", "fail", Map.of("password", plain(SECRET), "why", plain("no " + SECRET))));

        assertThat(everything("p", "a")).doesNotContain(SECRET);
    }

    @Test
    void whatWasGivenAtTheStart() {
        var options = RunOptions.defaults()
                .withRootData(Map.of("password", SECRET, "n", 1L))
                .withContext(Map.of("${password}", SECRET));
        flows.run(aLine("p", "a").activity("a", "echo", Map.of("x", splice("${password}"), "y", plain(2L))), options);

        assertThat(flows.inputs("p")).isEqualTo(Map.of("password", "***", "n", 1L));
        assertThat(everything("p", "a")).doesNotContain(SECRET);
    }

    @Test
    void inputsThatReplaceThoseOfTheTree() {
        runs(aLine("p", "a").activity("a", "fail", Map.of("pin", secret("first one"))));
        flows.engine.retryActivity("a", Map.of("pin", SECRET));
        flows.engine.settle();

        assertThat(everything("p", "a")).doesNotContain(SECRET).doesNotContain("first one");
    }

    @Test
    void whatIsNoSecretIsToldAsItIs() {
        runs(aLine("p", "a").activity("a", "echo", Map.of("x", plain(List.of("abcd", 1L)), "n", plain(null))));

        assertThat(flows.inputs("a")).containsEntry("x", List.of("abcd", 1L)).containsEntry("n", null);
    }
}
