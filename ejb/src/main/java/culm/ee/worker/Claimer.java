package culm.ee.worker;

import java.util.List;

/** The connection of a worker that waits for tasks. None of its methods waits. */
public interface Claimer {

    /** Whether anybody is there. */
    boolean isOpen();

    /**
     * Is called once.
     *
     * @param tasks none: nothing came in time
     * @param giveBack is to be called if the worker cannot be told of them
     */
    void take(List<TaskView> tasks, Runnable giveBack);
}
