package culm.ee.timer;

import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;

/**
 * A thread for what is done from time to time, until it is shut down. For the scheduler that all applications of a server share, each time
 * is an error with a stack trace in the log while the server is suspended, which it is for a moment whenever it stops.
 */
final class OwnThread extends ScheduledThreadPoolExecutor {

    OwnThread(ThreadFactory threads) {
        super(1, threads);
        setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }
}
