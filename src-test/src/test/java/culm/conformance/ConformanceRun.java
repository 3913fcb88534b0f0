package culm.conformance;

import static culm.conformance.ConformanceCase.ROOT;
import static culm.conformance.ConformanceCase.map;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import culm.api.ActionResult;
import culm.api.CulmException;
import culm.api.StateView;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/** Does to a flow what its case says, and compares what comes of it. */
final class ConformanceRun {

    private static final Duration STEP = Duration.ofMillis(100);
    private static final int MAX_STEPS = 400;
    private static final Set<String> MOVING = Set.of("QUEUED", "EXECUTING", "POLL", "TIMER");

    private final ConformanceCase flow;
    private final FlowServer server;
    private final Map<String, String> ids;
    private final Map<String, Map<String, Object>> snapshots = new LinkedHashMap<>();

    ConformanceRun(ConformanceCase flow, FlowServer server) {
        this.flow = flow;
        this.server = server;
        this.ids = flow.idsByName();
    }

    void check() {
        var answer = server.tasks().runPipeline(flow.tree(), flow.runOptions());
        assertThat(answer.result())
                .as("the run is accepted: %s", answer)
                .isEqualTo(flow.expect().get("accepted"));
        if (!answer.result()) {
            assertThat(state(ROOT)).as("nothing is left of a refused run").isEmpty();
            return;
        }
        flow.steps().forEach(this::perform);
        settle();
        compare();
    }

    private void perform(Map<String, Object> step) {
        switch ((String) step.get("do")) {
            case "wait" -> waitFor(step);
            case "settle" -> settle();
            case "snapshot" -> {
                settle();
                snapshots.put((String) step.get("as"), states());
            }
            case "sleep" ->
                server.pass(Duration.ofMillis((long) (((Number) step.get("seconds")).doubleValue() * 1000)));
            case "skip_failed_gateways" -> skipFailedGateways(step);
            default -> {
                var answer = call(step);
                assertThat(answer.result()).as("%s: %s", step, answer).isEqualTo(step.get("accepted"));
            }
        }
    }

    private ActionResult call(Map<String, Object> step) {
        var tasks = server.tasks();
        return switch ((String) step.get("do")) {
            case "callback" -> tasks.callback(id(step), step.get("data"));
            case "pause_pipeline" -> tasks.pausePipeline(flow.pipelineId());
            case "resume_pipeline" -> tasks.resumePipeline(flow.pipelineId());
            case "revoke_pipeline" -> tasks.revokePipeline(flow.pipelineId());
            case "pause_activity" -> tasks.pauseActivity(id(step));
            case "resume_activity" -> tasks.resumeActivity(id(step));
            case "retry_activity" ->
                tasks.retryActivity(id(step), step.get("data") == null ? null : map(step.get("data")));
            case "skip_activity", "skip_pass" -> tasks.skipActivity(id(step));
            case "skip_exclusive_gateway" -> tasks.skipExclusiveGateway(id(step), (String) step.get("flow"));
            case "skip_conditional_parallel_gateway" ->
                tasks.skipConditionalParallelGateway(id(step), flows(step), ids.get((String) step.get("converge")));
            case "forced_fail" -> tasks.forcedFail(id(step), step.get("ex_data"));
            default -> fail("the step %s is not known", step);
        };
    }

    @SuppressWarnings("unchecked")
    private static List<String> flows(Map<String, Object> step) {
        return (List<String>) step.get("flows");
    }

    private void skipFailedGateways(Map<String, Object> step) {
        var skipped = new ArrayList<String>();
        for (var failed = failedGateway(); failed.isPresent(); failed = failedGateway()) {
            var gateway = failed.get();
            var fallback = (String) map(gateway.get("default_condition")).get("flow_id");
            var answer = server.tasks().skipExclusiveGateway((String) gateway.get("id"), fallback);
            assertThat(answer.result()).as("%s", answer).isTrue();
            skipped.add((String) gateway.get("name"));
        }
        assertThat(skipped).isEqualTo(step.get("skipped"));
    }

    private Optional<Map<String, Object>> failedGateway() {
        settle();
        var children = server.tasks().getState(flow.pipelineId()).children();
        return map(flow.tree().get("gateways")).values().stream()
                .map(ConformanceCase::map)
                .filter(gateway -> children.containsKey(gateway.get("id"))
                        && children.get(gateway.get("id")).state().equals("FAILED"))
                .findFirst();
    }

    private String id(Map<String, Object> step) {
        return ids.get((String) step.get("node"));
    }

    private void waitFor(Map<String, Object> step) {
        var node = (String) step.get("node");
        until(
                "%s is %s".formatted(node, step.get("state")),
                () -> state(node)
                                .map(StateView::state)
                                .filter(step.get("state")::equals)
                                .isPresent()
                        && (step.get("waiting") == null || waits(id(step))));
    }

    private boolean waits(String nodeId) {
        return server.tasks().getPipeline(flow.pipelineId()).waiting().stream()
                .anyMatch(waiting -> waiting.nodeId().equals(nodeId)
                        && Set.of("CALLBACK", "POLL").contains(waiting.reason()));
    }

    private void settle() {
        until("nothing moves", () -> server.tasks().getPipeline(flow.pipelineId()).waiting().stream()
                .noneMatch(waiting -> MOVING.contains(waiting.reason())));
    }

    private void until(String what, BooleanSupplier reached) {
        for (int i = 0; i < MAX_STEPS; i++) {
            if (reached.getAsBoolean()) {
                return;
            }
            server.pass(STEP);
        }
        fail("waited in vain until %s; states are %s", what, states());
    }

    private Optional<StateView> state(String name) {
        try {
            return Optional.of(server.tasks().getState(ids.get(name)));
        } catch (CulmException unknown) {
            return Optional.empty();
        }
    }

    private Map<String, Object> states() {
        var all = server.tasks().getState(flow.pipelineId());
        var states = new LinkedHashMap<String, Object>();
        ids.forEach((name, id) -> {
            var view = id.equals(all.id()) ? all : all.children().get(id);
            if (view != null) {
                states.put(name, asMap(view));
            }
        });
        return states;
    }

    private static Map<String, Object> asMap(StateView view) {
        return Map.of(
                "state", view.state(),
                "loop", (long) view.loop(),
                "retry", (long) view.retry(),
                "skip", view.skip(),
                "error_ignored", view.errorIgnored());
    }

    private void compare() {
        assertThat(states()).as("states").isEqualTo(map(flow.expect().get("states")));
        map(flow.expect().get("inputs"))
                .forEach((name, inputs) -> assertThat(server.tasks().getInputs(ids.get(name)))
                        .as("inputs of %s", name)
                        .isEqualTo(inputs));
        map(flow.expect().get("outputs")).forEach((name, outputs) -> compareOutputs(name, map(outputs)));
        for (var name : map(flow.expect().get("states")).keySet()) {
            compareHistories(name, map(flow.expect().get("histories")).get(name));
        }
        assertThat(snapshots).as("snapshots").isEqualTo(map(flow.expect().get("snapshots")));
    }

    private void compareOutputs(String name, Map<String, Object> expected) {
        var actual = server.tasks().getOutputs(ids.get(name));
        assertThat(actual.outputs()).as("outputs of %s", name).isEqualTo(expected.get("outputs"));
        compareExData("ex_data of " + name, actual.exData(), expected.get("ex_data"));
    }

    private void compareHistories(String name, Object expected) {
        if (name.equals(ROOT)) {
            return;
        }
        var actual = server.tasks().getActivityHistories(ids.get(name));
        var rows = expected == null ? List.of() : (List<?>) expected;
        assertThat(actual).as("histories of %s", name).hasSameSizeAs(rows);
        for (int i = 0; i < rows.size(); i++) {
            var row = map(rows.get(i));
            var attempt = actual.get(i);
            assertThat(List.of((long) attempt.loop(), (long) attempt.retry(), attempt.skip()))
                    .as("loop, retry, skip of attempt %d of %s", i, name)
                    .isEqualTo(List.of(row.get("loop"), row.get("retry"), row.get("skip")));
            assertThat(attempt.inputs())
                    .as("inputs of attempt %d of %s", i, name)
                    .isEqualTo(row.get("inputs"));
            assertThat(attempt.outputs())
                    .as("outputs of attempt %d of %s", i, name)
                    .isEqualTo(row.get("outputs"));
            compareExData("ex_data of attempt %d of %s".formatted(i, name), attempt.exData(), row.get("ex_data"));
        }
    }

    /** Texts of the other engine are not ours: only that there is one, or that it names the cause. */
    private static void compareExData(String what, Object actual, Object expected) {
        if (!(expected instanceof Map<?, ?> mask)) {
            assertThat(actual).as(what).isEqualTo(expected);
        } else if (mask.containsKey("any_text")) {
            assertThat(actual).as(what).asString().isNotBlank();
        } else {
            assertThat(actual).as(what).asString().contains((String) mask.get("contains"));
        }
    }
}
