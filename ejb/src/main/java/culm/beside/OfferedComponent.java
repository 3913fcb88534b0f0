package culm.beside;

import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.plugin.Component;
import java.util.Map;
import java.util.function.BiFunction;
import javax.management.InstanceNotFoundException;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.ObjectName;

/** A component of another application, as the engine calls it. */
public final class OfferedComponent implements Component {

    private static final String[] SIGNATURE = {
        String.class.getName(), BiFunction.class.getName(), Object.class.getName()
    };

    private final MBeanServer server;
    private final ObjectName name;

    public OfferedComponent(MBeanServer server, ObjectName name) {
        this.server = server;
        this.name = name;
    }

    @Override
    public Answer execute(Activity activity) throws Exception {
        return Crossing.read(call("EXECUTE", activity, null));
    }

    @Override
    public Answer poll(Activity activity) throws Exception {
        return Crossing.read(call("POLL", activity, null));
    }

    @Override
    public Answer callback(Activity activity, Object data) throws Exception {
        return Crossing.read(call("CALLBACK", activity, data));
    }

    @Override
    public void cancel(Activity activity) {
        try {
            call(Crossing.CANCEL, activity, null);
        } catch (RuntimeException thrown) {
            throw thrown;
        } catch (Exception thrown) {
            throw new IllegalStateException(thrown);
        }
    }

    @SuppressWarnings("unchecked")
    private Map<String, Object> call(String kind, Activity activity, Object data) throws Exception {
        var arguments = new Object[] {kind, Crossing.methodsOf(Activity.class, activity), data};
        Map<String, Object> answer;
        try {
            answer = (Map<String, Object>) server.invoke(name, Crossing.CALL, arguments, SIGNATURE);
        } catch (InstanceNotFoundException gone) {
            throw new IllegalStateException("its application was undeployed before it could be called: " + name, gone);
        } catch (JMException broken) {
            throw new IllegalStateException(broken);
        }
        if (answer.get(Crossing.THROWN) instanceof Throwable thrown) {
            throw rethrown(thrown);
        }
        return answer;
    }

    private static Exception rethrown(Throwable thrown) {
        if (thrown instanceof Error error) {
            throw error;
        }
        return (Exception) thrown;
    }
}
