package culm.beside;

import jakarta.enterprise.concurrent.ContextService;
import jakarta.enterprise.concurrent.ManagedTask;
import jakarta.enterprise.context.control.RequestContextController;
import java.util.Map;
import java.util.function.Supplier;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/**
 * What an application's code expects around it: its class loader, its names, a request context. The transaction is the caller's, so that a
 * transactional component takes part in the engine's.
 */
final class Surroundings {

    /** How a task is carried out. Servers make proxies of it. */
    public interface Door {
        Map<String, Object> within(Supplier<Map<String, Object>> task);
    }

    private static final String CONTEXTS = "java:comp/DefaultContextService";

    private final Door door;

    private Surroundings(Door door) {
        this.door = door;
    }

    /** Those of the thread that calls: one that starts the application. */
    static Surroundings here(RequestContextController requests) {
        Door inRequest = task -> inRequest(requests, task);
        try {
            var contexts = (ContextService) new InitialContext().lookup(CONTEXTS);
            var properties = Map.of(ManagedTask.TRANSACTION, ManagedTask.USE_TRANSACTION_OF_EXECUTION_THREAD);
            return new Surroundings(contexts.createContextualProxy(inRequest, properties, Door.class));
        } catch (NamingException none) {
            var loader = Thread.currentThread().getContextClassLoader();
            return new Surroundings(task -> withLoader(loader, () -> inRequest.within(task)));
        }
    }

    private static <T> T inRequest(RequestContextController requests, Supplier<T> task) {
        var activated = requests.activate();
        try {
            return task.get();
        } finally {
            if (activated) {
                requests.deactivate();
            }
        }
    }

    private static <T> T withLoader(ClassLoader loader, Supplier<T> task) {
        var thread = Thread.currentThread();
        var before = thread.getContextClassLoader();
        thread.setContextClassLoader(loader);
        try {
            return task.get();
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    Map<String, Object> within(Supplier<Map<String, Object>> task) {
        return door.within(task);
    }
}
