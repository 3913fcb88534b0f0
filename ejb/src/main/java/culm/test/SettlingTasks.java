package culm.test;

import culm.api.ActionResult;
import culm.api.TaskService;
import culm.memory.ManualClock;
import culm.memory.MemoryEngine;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

/** The operator's verbs, of which each changing one is followed by all that it sets in motion. */
final class SettlingTasks implements InvocationHandler {

    private final MemoryEngine engine;
    private final AtomicInteger wanted = new AtomicInteger();

    SettlingTasks(MemoryEngine engine) {
        this.engine = engine;
    }

    TaskService service() {
        var type = TaskService.class;
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, this));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        try {
            var answer = method.invoke(engine, arguments);
            return answer instanceof ActionResult result ? settled(result) : answer;
        } catch (InvocationTargetException refused) {
            throw refused.getCause();
        }
    }

    private ActionResult settled(ActionResult result) {
        settle();
        return result;
    }

    /**
     * Moves all that can move. A component may call the service, too, and so may another thread: what that sets in motion is moved by
     * whoever is moving already.
     */
    void settle() {
        move(engine::settle, () -> {});
    }

    /** Moves the clock, and what becomes due on the way; during a call to a component the clock alone. */
    void advance(Duration by, ManualClock clock) {
        move(() -> engine.tick(by), () -> clock.tick(by));
    }

    private void move(Runnable first, Runnable elsewhere) {
        if (wanted.getAndIncrement() > 0) {
            elsewhere.run();
            return;
        }
        try {
            first.run();
            var seen = 1;
            while (!wanted.compareAndSet(seen, 0)) {
                seen = wanted.get();
                engine.settle();
            }
        } catch (RuntimeException | Error trouble) {
            wanted.set(0);
            throw trouble;
        }
    }
}
