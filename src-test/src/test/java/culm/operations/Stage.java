package culm.operations;

import culm.api.TaskService;

/** Where a flow is brought into a situation: in memory, or on a server. */
interface Stage {

    TaskService tasks();

    /** Starts the situation's flow, and lets nothing move yet. */
    void start();

    /** Lets everything move that can, but for polls. */
    void settle();

    /** From here on nothing moves. */
    void hold();

    void freeze();

    /** Calls an operation that must be accepted. */
    default void accept(String operation, String id) {
        var answer = Operation.of(operation).call(tasks(), id, Operation.FLOW);
        if (!answer.result()) {
            throw new IllegalStateException("%s of %s: %s".formatted(operation, id, answer));
        }
    }

    default void callback(String nodeId) {
        accept("callback", nodeId);
        settle();
    }
}
