package culm.test;

import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;

/** A call that is made on a thread of its own. */
final class Background {

    private static final int PATIENCE_SECONDS = 10;

    private final FutureTask<?> moving;
    private final Thread thread;

    /** @param begun opens when the component is being called */
    Background(Runnable work, CountDownLatch begun) {
        moving = new FutureTask<>(work, null);
        thread = new Thread(moving, "component under test");
        thread.setDaemon(true);
        thread.start();
        awaitCall(begun);
    }

    private void awaitCall(CountDownLatch begun) {
        try {
            if (!begun.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new AssertionError("the component was not called within %d seconds".formatted(PATIENCE_SECONDS));
            }
        } catch (InterruptedException stopped) {
            throw stopped(stopped);
        }
    }

    void awaitEnd() {
        try {
            moving.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException goesOn) {
            throw new AssertionError(
                    "the component goes on after %d seconds, here:%n%s".formatted(PATIENCE_SECONDS, stack()));
        } catch (InterruptedException stopped) {
            throw stopped(stopped);
        } catch (ExecutionException trouble) {
            throw new AssertionError("the engine has failed", trouble.getCause());
        }
    }

    private String stack() {
        return Arrays.stream(thread.getStackTrace())
                .map(frame -> "    at " + frame)
                .collect(Collectors.joining(System.lineSeparator()));
    }

    private static IllegalStateException stopped(InterruptedException stopped) {
        Thread.currentThread().interrupt();
        return new IllegalStateException("the test was stopped", stopped);
    }
}
