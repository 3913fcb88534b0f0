package culm.ee.thread;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;

/**
 * Threads for what is done later or from time to time, until they are shut down. The scheduler that all applications of a server share does
 * nothing while the server is suspended, which it is for a moment whenever it stops: each time is an error with a stack trace in the log,
 * and nothing that takes too long would be ended.
 */
public final class OwnThreads extends ScheduledThreadPoolExecutor {

    public OwnThreads(int count, ThreadFactory threads) {
        super(count, threads);
        setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        setRemoveOnCancelPolicy(true);
    }
}
