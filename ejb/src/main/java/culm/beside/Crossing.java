package culm.beside;

import culm.plugin.Answer;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import javax.management.MalformedObjectNameException;
import javax.management.ObjectName;

/** The names and forms by which two applications understand each other. They may have different releases of these classes. */
public final class Crossing {

    /** Every component that is offered. */
    public static final ObjectName EVERY = name("culm:type=Component,*");

    /** The attribute that describes an offered component: a map of the names below. */
    public static final String DESCRIPTION = "Description";

    /** The operation that calls it: kind of call, activity, data of a callback. */
    public static final String CALL = "call";

    static final String CANCEL = "CANCEL";
    static final String THROWN = "thrown";

    private Crossing() {}

    /** Under which name a component is offered. No two of a server can have the same. */
    public static ObjectName name(String code, String version) {
        return name(
                "culm:type=Component,code=%s,version=%s".formatted(ObjectName.quote(code), ObjectName.quote(version)));
    }

    private static ObjectName name(String text) {
        try {
            return new ObjectName(text);
        } catch (MalformedObjectNameException impossible) {
            throw new IllegalArgumentException(text, impossible);
        }
    }

    /** An object as its methods: name and arguments lead to the result. What they carry is of the JDK. */
    static BiFunction<String, Object[], Object> methodsOf(Class<?> type, Object target) {
        return (name, arguments) -> invoke(method(type, name, arguments), target, arguments);
    }

    private static Method method(Class<?> type, String name, Object[] arguments) {
        return Arrays.stream(type.getMethods())
                .filter(method -> method.getName().equals(name) && method.getParameterCount() == arguments.length)
                .findFirst()
                .orElseThrow(() -> new UnsupportedOperationException(
                        "the release of Culm on this server has no %s.%s".formatted(type.getSimpleName(), name)));
    }

    private static Object invoke(Method method, Object target, Object[] arguments) {
        try {
            return method.invoke(target, arguments);
        } catch (InvocationTargetException thrown) {
            throw unchecked(thrown.getCause());
        } catch (IllegalAccessException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static RuntimeException unchecked(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return thrown instanceof RuntimeException plain ? plain : new IllegalStateException(thrown);
    }

    /** @param polls how many polls were made, a present one included */
    static Map<String, Object> written(Answer answer, int polls) {
        var given = answer == null ? Answer.done() : answer;
        var written = new HashMap<String, Object>();
        written.put("kind", given.kind().name());
        written.put("reason", given.reason());
        written.put("interval", given.interval(polls));
        written.put("outputs", given.outputs());
        return written;
    }

    @SuppressWarnings("unchecked")
    static Answer read(Map<String, Object> written) {
        var answer =
                switch (Answer.Kind.valueOf((String) written.get("kind"))) {
                    case DONE -> Answer.done();
                    case FAILED -> Answer.failed(written.get("reason"));
                    case POLL -> Answer.pollAfter((Duration) written.get("interval"));
                    case CALLBACK -> Answer.awaitCallback();
                };
        return answer.with((Map<String, Object>) written.get("outputs"));
    }
}
