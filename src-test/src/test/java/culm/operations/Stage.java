package culm.operations;

import culm.api.TaskService;
import java.util.Map;

/** Where a flow is brought into a situation: in memory, or on a server. */
interface Stage {

    TaskService tasks();

    /** Starts the situation's flow, and lets nothing move yet. */
    void start();

    /** Lets everything move that can, but for polls. */
    void settle();

    void freeze();

    /** What a node of the drawing is called in this run. */
    default String id(String drawn) {
        return drawn;
    }

    /** Calls an operation that must be accepted. */
    default void accept(String operation, String id) {
        var answer = Operation.of(operation).call(tasks(), id(id), id(Operation.FLOW));
        if (!answer.result()) {
            throw new IllegalStateException("%s of %s: %s".formatted(operation, id, answer));
        }
    }

    default void callback(String nodeId) {
        accept("callback", nodeId);
        settle();
    }

    /** Has a node that waits for a callback fail. */
    default void failByCallback(String nodeId) {
        var answer = tasks().callback(id(nodeId), Map.of("fail", true));
        if (!answer.result()) {
            throw new IllegalStateException(answer.toString());
        }
        settle();
    }
}
