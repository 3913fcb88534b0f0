package culm.ee.persistence;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/** What a container injects, made without one: an entity manager that every thread may use. */
final class ThreadBoundEntityManager {

    private final ThreadLocal<EntityManager> own;
    private final EntityManager shared = (EntityManager) Proxy.newProxyInstance(
            EntityManager.class.getClassLoader(), new Class<?>[] {EntityManager.class}, this::delegate);

    ThreadBoundEntityManager(EntityManagerFactory factory) {
        own = ThreadLocal.withInitial(factory::createEntityManager);
    }

    EntityManager shared() {
        return shared;
    }

    EntityManager own() {
        return own.get();
    }

    private Object delegate(Object proxy, Method method, Object... arguments) throws Throwable {
        try {
            return method.invoke(own.get(), arguments);
        } catch (InvocationTargetException thrown) {
            throw thrown.getCause();
        }
    }
}
