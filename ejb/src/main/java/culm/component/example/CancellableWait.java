package culm.component.example;

import culm.plugin.Activity;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Blocks the thread of an attempt until the time is over or the attempt is cancelled. */
final class CancellableWait {

    private final Map<String, CountDownLatch> waiting = new ConcurrentHashMap<>();

    /** @return false if the activity was cancelled before the time was over */
    boolean elapses(Duration time, Activity activity) throws InterruptedException {
        var end = new CountDownLatch(1);
        waiting.put(activity.version(), end);
        try {
            // asked only now: who cancels from here on finds the latch
            return !activity.cancelled() && !end.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } finally {
            waiting.remove(activity.version(), end);
        }
    }

    void cancel(Activity activity) {
        var end = waiting.get(activity.version());
        if (end != null) {
            end.countDown();
        }
    }
}
