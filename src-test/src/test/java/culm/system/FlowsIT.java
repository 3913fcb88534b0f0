package culm.system;

import static org.assertj.core.api.Assertions.assertThat;

import culm.api.Code;
import culm.api.RunOptions;
import culm.api.TaskService;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(ServerExtension.class)
class FlowsIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final Duration LONG = Duration.ofMinutes(4);

    private static void run(TaskService tasks, Map<String, Object> tree) {
        assertThat(tasks.runPipeline(tree, RunOptions.defaults()))
                .satisfies(answer ->
                        assertThat(answer.code()).as(answer.toString()).isEqualTo(Code.OK));
    }

    @Test
    void aLineHandsItsDataOnAndPublishesIt(CulmUnderTest culm) {
        var tasks = new RestTaskService(culm.rest());

        run(tasks, Documents.tree("linear"));
        Waiting.until(tasks, "linearpipeline000000000000000000", "FINISHED", SOON);

        assertThat(tasks.getInputs("lreport0000000000000000000000000"))
                .containsEntry("line", "weather of Delft: 3 rows");
        assertThat(tasks.getOutputs("linearpipeline000000000000000000").outputs())
                .isEqualTo(Map.of("${found_city}", "Delft"));
    }

    @Test
    void aChoiceAForkAndASubprocessComeToTheirEnd(CulmUnderTest culm) {
        var tasks = new RestTaskService(culm.rest());

        run(tasks, Documents.tree("choice-fork-subprocess"));
        Waiting.until(tasks, "complexpipeline00000000000000000", "FINISHED", SOON);

        var states = tasks.getState("complexpipeline00000000000000000").children();
        assertThat(states.get("cquick00000000000000000000000000").state()).isEqualTo("FINISHED");
        assertThat(states).doesNotContainKey("cslow000000000000000000000000000");
        assertThat(tasks.getInputs("cleft000000000000000000000000000")).containsEntry("mode", "quick");
        assertThat(tasks.getInputs("csubflow000000000000000000000000")).isEqualTo(Map.of("${who}", "quick-7"));
        assertThat(tasks.getOutputs("complexpipeline00000000000000000").outputs())
                .isEqualTo(Map.of("${mode}", "quick", "${sub_answer}", "quick-7"));
    }

    @Test
    void aLineOfTenThousandActivitiesEnds(CulmUnderTest culm) {
        var tasks = new RestTaskService(culm.rest());

        run(tasks, Documents.line("long", 10_000));
        Waiting.until(tasks, "long", "FINISHED", LONG);

        assertThat(tasks.getOutputs("longn9999").outputs()).containsEntry("n", 9_999L);
    }

    @Test
    void aThousandBranchesConvergeOnce(CulmUnderTest culm) {
        var tasks = new RestTaskService(culm.rest());

        run(tasks, Documents.fan("wide", 1_000));
        var end = Waiting.until(tasks, "wide", "FINISHED", LONG);

        assertThat(end.children()).hasSize(1_004);
        assertThat(end.children().get("widejoin").loop()).isEqualTo(1);
    }
}
