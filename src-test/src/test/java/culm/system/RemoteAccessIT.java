package culm.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import culm.api.ActionResult;
import culm.api.Change;
import culm.api.CulmException;
import culm.api.PipelineFilter;
import culm.api.PipelineQuery;
import culm.api.RunOptions;
import culm.api.TaskService;
import jakarta.ejb.EJBAccessException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import javax.naming.NamingException;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** The same at the door for EJB clients: {@code access/ejb.tsv} says what each is answered. */
@Tag("remote")
@ExtendWith(ServerExtension.class)
class RemoteAccessIT {

    private static final String RUN = "walk";
    private static final String NODE = "walkn0";

    static Map<String, Function<TaskService, Object>> calls() {
        var calls = new LinkedHashMap<String, Function<TaskService, Object>>();
        var options = RunOptions.defaults().withProject("blue");
        calls.put("runPipeline", tasks -> tasks.runPipeline(Map.of(), options));
        calls.put(
                "carryOut",
                tasks -> tasks.carryOut(Change.retryActivity(NODE, null).once("walk")));
        calls.put("validate", tasks -> tasks.validate(Map.of(), true));
        calls.put("callback", tasks -> tasks.callback(NODE, null, null, null));
        calls.put("pausePipeline", tasks -> tasks.pausePipeline(RUN));
        calls.put("resumePipeline", tasks -> tasks.resumePipeline(RUN));
        calls.put("revokePipeline", tasks -> tasks.revokePipeline(RUN));
        calls.put("pauseActivity", tasks -> tasks.pauseActivity(NODE));
        calls.put("resumeActivity", tasks -> tasks.resumeActivity(NODE));
        calls.put("retryActivity", tasks -> tasks.retryActivity(NODE, Map.of("n", 1L)));
        calls.put("skipActivity", tasks -> tasks.skipActivity(NODE, Map.of()));
        calls.put("skipExclusiveGateway", tasks -> tasks.skipExclusiveGateway(NODE, "flow"));
        calls.put(
                "skipConditionalParallelGateway",
                tasks -> tasks.skipConditionalParallelGateway(NODE, List.of("flow"), null));
        calls.put("forcedFail", tasks -> tasks.forcedFail(NODE, "because"));
        calls.put("freeze", TaskService::freeze);
        calls.put("unfreeze", TaskService::unfreeze);
        calls.put("getState", tasks -> tasks.getState(RUN, true));
        calls.put("getInputs", tasks -> tasks.getInputs(NODE));
        calls.put("previewInputs", tasks -> tasks.previewInputs(NODE));
        calls.put("getOutputs", tasks -> tasks.getOutputs(NODE));
        calls.put("getActivityHistories", tasks -> tasks.getActivityHistories(NODE));
        calls.put("getNodeLogs", tasks -> tasks.getNodeLogs(NODE, null, null, 1));
        calls.put("getPipeline", tasks -> tasks.getPipeline(RUN));
        calls.put("getTree", tasks -> tasks.getTree(RUN));
        calls.put("listPipelines", RemoteAccessIT::found);
        calls.put("countPipelines", tasks -> tasks.countPipelines(PipelineFilter.all()));
        calls.put("listErrorGroups", tasks -> tasks.listErrorGroups(PipelineFilter.all()));
        calls.put("labelPipeline", tasks -> tasks.labelPipeline(RUN, Map.of("walk", "yes")));
        calls.put("listServers", TaskService::listServers);
        calls.put("listQueues", TaskService::listQueues);
        calls.put("listSettings", TaskService::listSettings);
        calls.put("listComponents", TaskService::listComponents);
        return calls;
    }

    private static Object found(TaskService tasks) {
        var query = new PipelineQuery(Set.of(), false, RUN, 10, null);
        var found = tasks.listPipelines(query).items();
        return found.stream().anyMatch(run -> run.id().equals(RUN)) ? "found" : "nothing";
    }

    @TestFactory
    Stream<DynamicTest> everybodyIsAnsweredAsTheTableSays(CulmUnderTest culm) throws NamingException {
        AccessIT.prepare(culm);
        var lines = AccessTable.read("ejb");
        var answers = answers(culm, lines);
        return lines.stream()
                .map(line -> dynamicTest(
                        line.what(), () -> assertThat(answers.get(line.what())).isEqualTo(line.expected())));
    }

    /** One caller after the other: to come in takes longer than to call. */
    private static Map<String, Map<String, String>> answers(CulmUnderTest culm, List<AccessTable.Line> lines)
            throws NamingException {
        var answers = new LinkedHashMap<String, Map<String, String>>();
        for (var caller : lines.get(0).expected().keySet()) {
            var door = caller.equals("admin") ? culm : culm.as(caller, WalkUsers.PASSWORD);
            var tasks = door.remote("TaskService", TaskService.class);
            for (var line : lines) {
                answers.computeIfAbsent(line.what(), call -> new LinkedHashMap<>())
                        .put(caller, ask(tasks, line.what()));
            }
        }
        return answers;
    }

    static String ask(TaskService tasks, String call) {
        try {
            var answer = calls().get(call).apply(tasks);
            if (answer instanceof ActionResult result) {
                return result.code().name();
            }
            return "nothing".equals(answer) ? "nothing" : "OK";
        } catch (CulmException refused) {
            return refused.code().name();
        } catch (EJBAccessException refused) {
            return "denied";
        } catch (RuntimeException other) {
            return other.toString().contains("ccess") ? "denied" : other.toString();
        }
    }
}
