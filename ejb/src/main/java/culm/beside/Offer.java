package culm.beside;

import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.plugin.Component;
import culm.plugin.Plugin;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Map;
import java.util.function.BiFunction;
import javax.management.Attribute;
import javax.management.AttributeList;
import javax.management.AttributeNotFoundException;
import javax.management.DynamicMBean;
import javax.management.MBeanAttributeInfo;
import javax.management.MBeanInfo;

/** A component as it is offered to the engine beside. It is called on the engine's threads, in the context of its own application. */
final class Offer implements DynamicMBean {

    private static final Object[] NO_ARGUMENTS = {};

    private final Component component;
    private final Plugin plugin;
    private final String application;
    private final Surroundings surroundings;

    Offer(Component component, Plugin plugin, String application, Surroundings surroundings) {
        this.component = component;
        this.plugin = plugin;
        this.application = application;
        this.surroundings = surroundings;
    }

    private Map<String, Object> description() {
        return Map.of(
                "application", application,
                "code", plugin.code(),
                "version", plugin.version(),
                "name", plugin.name().isEmpty() ? plugin.code() : plugin.name(),
                "group", plugin.group(),
                "idempotent", plugin.idempotent(),
                "transactional", plugin.transactional(),
                "queue", plugin.queue(),
                "concurrency", plugin.concurrency(),
                "rate", plugin.rate());
    }

    @Override
    public Object getAttribute(String name) throws AttributeNotFoundException {
        if (!Crossing.DESCRIPTION.equals(name)) {
            throw new AttributeNotFoundException(name);
        }
        return description();
    }

    /** What is thrown is an answer as well, so that it arrives as it was. */
    @Override
    @SuppressWarnings("unchecked")
    public Object invoke(String operation, Object[] arguments, String[] signature) {
        if (!Crossing.CALL.equals(operation)) {
            throw new UnsupportedOperationException(operation);
        }
        var methods = (BiFunction<String, Object[], Object>) arguments[1];
        return surroundings.within(() -> answer((String) arguments[0], activity(methods), arguments[2]));
    }

    private Map<String, Object> answer(String kind, Activity activity, Object data) {
        try {
            return call(kind, activity, data);
        } catch (Throwable thrown) {
            return Map.of(Crossing.THROWN, thrown);
        }
    }

    private Map<String, Object> call(String kind, Activity activity, Object data) throws Exception {
        if (Crossing.CANCEL.equals(kind)) {
            component.cancel(activity);
            return Map.of();
        }
        var polls = "POLL".equals(kind) ? activity.polls() + 1 : activity.polls();
        return Crossing.written(ask(kind, activity, data), polls);
    }

    private Answer ask(String kind, Activity activity, Object data) throws Exception {
        return switch (kind) {
            case "EXECUTE" -> component.execute(activity);
            case "POLL" -> component.poll(activity);
            case "CALLBACK" -> component.callback(activity, data);
            default -> throw new UnsupportedOperationException(kind);
        };
    }

    private static Activity activity(BiFunction<String, Object[], Object> methods) {
        InvocationHandler handler = (proxy, method, arguments) -> invoke(methods, proxy, method, arguments);
        return (Activity)
                Proxy.newProxyInstance(Activity.class.getClassLoader(), new Class<?>[] {Activity.class}, handler);
    }

    private static Object invoke(
            BiFunction<String, Object[], Object> methods, Object proxy, Method method, Object[] arguments)
            throws Throwable {
        if (method.getDeclaringClass() == Object.class) {
            return method.invoke(methods, arguments);
        }
        try {
            return methods.apply(method.getName(), arguments == null ? NO_ARGUMENTS : arguments);
        } catch (UnsupportedOperationException olderRelease) {
            if (method.isDefault()) {
                return InvocationHandler.invokeDefault(proxy, method, arguments);
            }
            throw olderRelease;
        }
    }

    @Override
    public AttributeList getAttributes(String[] names) {
        var found = new AttributeList();
        for (var name : names) {
            if (Crossing.DESCRIPTION.equals(name)) {
                found.add(new Attribute(name, description()));
            }
        }
        return found;
    }

    @Override
    public void setAttribute(Attribute attribute) throws AttributeNotFoundException {
        throw new AttributeNotFoundException(attribute.getName());
    }

    @Override
    public AttributeList setAttributes(AttributeList attributes) {
        return new AttributeList();
    }

    @Override
    public MBeanInfo getMBeanInfo() {
        var description = new MBeanAttributeInfo(
                Crossing.DESCRIPTION,
                Map.class.getName(),
                "What the engine knows of the component",
                true,
                false,
                false);
        return new MBeanInfo(
                getClass().getName(), "A component for Culm", new MBeanAttributeInfo[] {description}, null, null, null);
    }
}
