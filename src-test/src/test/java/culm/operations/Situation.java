package culm.operations;

import static culm.operations.Drawing.activity;
import static culm.operations.Drawing.branches;
import static culm.operations.Drawing.gateway;
import static culm.operations.Drawing.line;
import static culm.operations.Drawing.subprocess;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A state that a pipeline, a subprocess or a node can be in, and how a flow gets there. {@link #subject} is the id that
 * the operations are asked for.
 */
enum Situation {
    PIPELINE_UNKNOWN("pipeline", "unknown", "nobody", null),
    PIPELINE_QUEUED("pipeline", "queued, not begun", "p", line(activity("a", "echo"))) {
        @Override
        void lead(Stage stage) {
            stage.start();
        }
    },
    PIPELINE_RUNNING("pipeline", "running", "p", line(activity("a", "callback"))),
    PIPELINE_SUSPENDED("pipeline", "suspended", "p", line(activity("a", "callback"))) {
        @Override
        void lead(Stage stage) {
            super.lead(stage);
            stage.accept("pause_pipeline", "p");
        }
    },
    PIPELINE_BLOCKED_BY_FAILURE("pipeline", "blocked by a failed node", "p", line(activity("a", "boom"))),
    PIPELINE_BLOCKED_BY_PAUSE(
            "pipeline", "blocked by a paused node", "p", line(activity("a", "callback"), activity("b", "echo"))) {
        @Override
        void lead(Stage stage) {
            super.lead(stage);
            stage.accept("pause_activity", "b");
            stage.callback("a");
        }
    },
    PIPELINE_FINISHED("pipeline", "finished", "p", line(activity("a", "echo"))),
    PIPELINE_REVOKED("pipeline", "revoked", "p", line(activity("a", "callback"))) {
        @Override
        void lead(Stage stage) {
            super.lead(stage);
            stage.accept("revoke_pipeline", "p");
        }
    },
    PIPELINE_FROZEN("pipeline", "running, engine frozen", "p", line(activity("a", "callback"))) {
        @Override
        void lead(Stage stage) {
            super.lead(stage);
            stage.freeze();
        }
    },

    SUBPROCESS_NOT_REACHED(
            "subprocess",
            "not reached",
            "sub",
            line(activity("a", "callback"), subprocess("sub", activity("x", "echo")))),
    SUBPROCESS_RUNNING("subprocess", "running", "sub", line(subprocess("sub", activity("x", "callback")))),
    SUBPROCESS_SUSPENDED("subprocess", "suspended", "sub", line(subprocess("sub", activity("x", "callback")))) {
        @Override
        void lead(Stage stage) {
            super.lead(stage);
            stage.accept("pause_pipeline", "sub");
        }
    },
    SUBPROCESS_BLOCKED("subprocess", "blocked by a failed node", "sub", line(subprocess("sub", activity("x", "boom")))),
    SUBPROCESS_FAILED("subprocess", "failed on entry", "sub", line(Drawing.brokenSubprocess("sub"))),
    SUBPROCESS_FINISHED(
            "subprocess", "finished", "sub", line(subprocess("sub", activity("x", "echo")), activity("z", "callback"))),
    SUBPROCESS_REVOKED("subprocess", "revoked", "sub", line(subprocess("sub", activity("x", "callback")))) {
        @Override
        void lead(Stage stage) {
            super.lead(stage);
            stage.accept("revoke_pipeline", "p");
        }
    },

    SUBPROCESS_FROZEN(
            "subprocess", "running, engine frozen", "sub", line(subprocess("sub", activity("x", "callback")))) {
        @Override
        void lead(Stage stage) {
            super.lead(stage);
            stage.freeze();
        }
    },

    ACTIVITY_UNKNOWN("activity", "unknown", "nobody", null),
    ACTIVITY_NOT_REACHED("activity", "not reached", "b", line(activity("a", "callback"), activity("b", "echo"))),
    ACTIVITY_BOOKED(
            "activity", "paused before it is reached", "b", line(activity("a", "callback"), activity("b", "echo"))) {
        @Override
        void lead(Stage stage) {
            super.lead(stage);
            stage.accept("pause_activity", "b");
        }
    },
    ACTIVITY_QUEUED("activity", "queued after a retry", "a", line(activity("a", "callback"))) {
        @Override
        void lead(Stage stage) {
            super.lead(stage);
            stage.accept("pause_pipeline", "p");
            stage.failByCallback("a");
            stage.accept("retry_activity", "a");
        }
    },
    ACTIVITY_EXECUTING("activity", "executing", "a", line(activity("a", "sleep", Map.of("seconds", 600)))) {
        @Override
        boolean duringExecution() {
            return true;
        }
    },
    ACTIVITY_POLLING("activity", "polling", "a", line(activity("a", "poll", Map.of("times", 1_000)))),
    ACTIVITY_AWAITING("activity", "waiting for a callback", "a", line(activity("a", "callback"))),
    ACTIVITY_SUSPENDED("activity", "suspended", "b", line(activity("a", "callback"), activity("b", "echo"))) {
        @Override
        void lead(Stage stage) {
            super.lead(stage);
            stage.accept("pause_activity", "b");
            stage.callback("a");
        }
    },
    ACTIVITY_FAILED("activity", "failed", "a", line(activity("a", "boom"))),
    ACTIVITY_NOT_RETRYABLE(
            "activity", "failed, not retryable", "a", line(activity("a", "boom").with("retryable", false))),
    ACTIVITY_NOT_SKIPPABLE(
            "activity", "failed, not skippable", "a", line(activity("a", "boom").with("skippable", false))),
    ACTIVITY_FINISHED("activity", "finished", "a", line(activity("a", "echo"), activity("z", "callback"))),
    ACTIVITY_REVOKED("activity", "revoked", "a", line(activity("a", "callback"))) {
        @Override
        void lead(Stage stage) {
            super.lead(stage);
            stage.accept("revoke_pipeline", "p");
        }
    },
    ACTIVITY_FAILED_REVOKED("activity", "failed, its pipeline revoked", "a", line(activity("a", "boom"))) {
        @Override
        void lead(Stage stage) {
            super.lead(stage);
            stage.accept("revoke_pipeline", "p");
        }
    },
    ACTIVITY_FROZEN("activity", "failed, engine frozen", "a", line(activity("a", "boom"))) {
        @Override
        void lead(Stage stage) {
            super.lead(stage);
            stage.freeze();
        }
    },

    EXCLUSIVE_NOT_REACHED(
            "exclusive gateway",
            "not reached",
            "g",
            gateway("ExclusiveGateway", "g", "1 == 1").behindAWait()),
    EXCLUSIVE_BOOKED(
            "exclusive gateway",
            "paused before it is reached",
            "g",
            gateway("ExclusiveGateway", "g", "1 == 1").behindAWait()) {
        @Override
        void lead(Stage stage) {
            super.lead(stage);
            stage.accept("pause_activity", "g");
        }
    },
    EXCLUSIVE_SUSPENDED(
            "exclusive gateway",
            "suspended",
            "g",
            gateway("ExclusiveGateway", "g", "1 == 1").behindAWait()) {
        @Override
        void lead(Stage stage) {
            super.lead(stage);
            stage.accept("pause_activity", "g");
            stage.callback("w");
        }
    },
    EXCLUSIVE_FAILED("exclusive gateway", "failed", "g", gateway("ExclusiveGateway", "g", "1 == 2")),
    EXCLUSIVE_FINISHED("exclusive gateway", "finished", "g", gateway("ExclusiveGateway", "g", "1 == 1")),
    EXCLUSIVE_FROZEN("exclusive gateway", "finished, engine frozen", "g", gateway("ExclusiveGateway", "g", "1 == 1")) {
        @Override
        void lead(Stage stage) {
            super.lead(stage);
            stage.freeze();
        }
    },
    CONDITIONAL_NOT_REACHED(
            "conditional parallel gateway",
            "not reached",
            "g",
            gateway("ConditionalParallelGateway", "g", "1 == 1").behindAWait()),
    CONDITIONAL_BOOKED(
            "conditional parallel gateway",
            "paused before it is reached",
            "g",
            gateway("ConditionalParallelGateway", "g", "1 == 1").behindAWait()) {
        @Override
        void lead(Stage stage) {
            super.lead(stage);
            stage.accept("pause_activity", "g");
        }
    },
    CONDITIONAL_SUSPENDED(
            "conditional parallel gateway",
            "suspended",
            "g",
            gateway("ConditionalParallelGateway", "g", "1 == 1").behindAWait()) {
        @Override
        void lead(Stage stage) {
            super.lead(stage);
            stage.accept("pause_activity", "g");
            stage.callback("w");
        }
    },
    CONDITIONAL_FAILED(
            "conditional parallel gateway", "failed", "g", gateway("ConditionalParallelGateway", "g", "1 == 2")),
    CONDITIONAL_FINISHED(
            "conditional parallel gateway", "finished", "g", gateway("ConditionalParallelGateway", "g", "1 == 1")),
    CONDITIONAL_FROZEN(
            "conditional parallel gateway",
            "finished, engine frozen",
            "g",
            gateway("ConditionalParallelGateway", "g", "1 == 1")) {
        @Override
        void lead(Stage stage) {
            super.lead(stage);
            stage.freeze();
        }
    },
    PARALLEL_NOT_REACHED(
            "parallel gateway",
            "not reached",
            "fork",
            branches(activity("a", "callback"), activity("b", "callback")).behindAWait()),
    PARALLEL_BOOKED(
            "parallel gateway",
            "paused before it is reached",
            "fork",
            branches(activity("a", "callback"), activity("b", "callback")).behindAWait()) {
        @Override
        void lead(Stage stage) {
            super.lead(stage);
            stage.accept("pause_activity", "fork");
        }
    },
    PARALLEL_SUSPENDED(
            "parallel gateway",
            "suspended",
            "fork",
            branches(activity("a", "callback"), activity("b", "callback")).behindAWait()) {
        @Override
        void lead(Stage stage) {
            super.lead(stage);
            stage.accept("pause_activity", "fork");
            stage.callback("w");
        }
    },
    PARALLEL_FINISHED(
            "parallel gateway", "finished", "fork", branches(activity("a", "callback"), activity("b", "callback"))),
    PARALLEL_FROZEN(
            "parallel gateway",
            "finished, engine frozen",
            "fork",
            branches(activity("a", "callback"), activity("b", "callback"))) {
        @Override
        void lead(Stage stage) {
            super.lead(stage);
            stage.freeze();
        }
    },
    CONVERGE_NOT_REACHED(
            "converge gateway", "not reached", "join", branches(activity("a", "callback"), activity("b", "callback"))),
    CONVERGE_BOOKED(
            "converge gateway",
            "paused before it is reached",
            "join",
            branches(activity("w", "callback"), activity("b", "echo"))) {
        @Override
        void lead(Stage stage) {
            super.lead(stage);
            stage.accept("pause_activity", "join");
        }
    },
    CONVERGE_SUSPENDED(
            "converge gateway", "suspended", "join", branches(activity("w", "callback"), activity("b", "echo"))) {
        @Override
        void lead(Stage stage) {
            super.lead(stage);
            stage.accept("pause_activity", "join");
            stage.callback("w");
        }
    },
    CONVERGE_FINISHED("converge gateway", "finished", "join", branches(activity("a", "echo"), activity("b", "echo"))),
    CONVERGE_FROZEN(
            "converge gateway",
            "finished, engine frozen",
            "join",
            branches(activity("a", "echo"), activity("b", "echo"))) {
        @Override
        void lead(Stage stage) {
            super.lead(stage);
            stage.freeze();
        }
    },
    START_FINISHED("start event", "finished", "p-start", line(activity("a", "callback"))),
    START_FROZEN("start event", "finished, engine frozen", "p-start", line(activity("a", "callback"))) {
        @Override
        void lead(Stage stage) {
            super.lead(stage);
            stage.freeze();
        }
    },
    END_NOT_REACHED("end event", "not reached", "p-end", line(activity("a", "callback"))),
    END_BOOKED("end event", "paused before it is reached", "p-end", line(activity("w", "callback"))) {
        @Override
        void lead(Stage stage) {
            super.lead(stage);
            stage.accept("pause_activity", "p-end");
        }
    },
    END_SUSPENDED("end event", "suspended", "p-end", line(activity("w", "callback"))) {
        @Override
        void lead(Stage stage) {
            super.lead(stage);
            stage.accept("pause_activity", "p-end");
            stage.callback("w");
        }
    },
    END_FROZEN("end event", "finished, engine frozen", "p-end", line(activity("a", "echo"))) {
        @Override
        void lead(Stage stage) {
            super.lead(stage);
            stage.freeze();
        }
    },
    END_FAILED("end event", "failed", "p-end", line(activity("a", "echo")).with("end", "MyRaiseEndEvent"));

    final String kind;
    final String state;
    final String subject;
    private final Drawing drawing;

    Situation(String kind, String state, String subject, Drawing drawing) {
        this.kind = kind;
        this.state = state;
        this.subject = subject;
        this.drawing = drawing;
    }

    /** The tree, if there is a run at all. */
    Optional<Map<String, Object>> tree() {
        return Optional.ofNullable(drawing).map(Drawing::document);
    }

    /** Brings the flow into the situation. */
    void lead(Stage stage) {
        if (drawing != null) {
            stage.start();
            stage.settle();
        }
    }

    /** Whether the whole engine is frozen, for all flows. */
    boolean freezes() {
        return state.endsWith("engine frozen");
    }

    /** Whether the operation is to be called while the component runs. */
    boolean duringExecution() {
        return false;
    }

    static Situation of(String kind, String state) {
        return Arrays.stream(values())
                .filter(situation -> situation.kind.equals(kind) && situation.state.equals(state))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no situation %s, %s".formatted(kind, state)));
    }

    static List<Situation> all() {
        return List.of(values());
    }
}
