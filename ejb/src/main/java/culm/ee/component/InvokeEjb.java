package culm.ee.component;

import culm.component.BuiltIn;
import culm.component.Inputs;
import culm.component.WrongInput;
import culm.ee.json.JsonText;
import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.plugin.Plugin;
import jakarta.json.bind.Jsonb;
import jakarta.json.bind.JsonbException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Calls a method of a business interface. Arguments and result are those of JSON, as JSON-B converts them. */
@Plugin(code = "invoke_ejb", name = "Call a bean", group = "built-in")
public final class InvokeEjb extends BuiltIn {

    private final Offered beans;
    private final Jsonb jsonb;

    InvokeEjb(BuiltInSettings settings, Offered.Lookup lookup, Jsonb jsonb) {
        this.beans = new Offered("ejb-interfaces", settings.ejbs(), lookup);
        this.jsonb = jsonb;
    }

    @Override
    protected Answer begin(Activity activity, Inputs inputs) throws IllegalAccessException {
        inputs.only("bean", "method", "arguments", "parameter_types");
        var name = inputs.text("bean");
        var jndiName = beans.jndiName(name);
        var bean = beans.find(name, Object.class);
        var view = view(bean.getClass(), jndiName.substring(jndiName.indexOf('!') + 1));
        var arguments = inputs.list("arguments");
        var method = method(view, inputs.text("method"), arguments.size(), inputs.texts("parameter_types"));
        try {
            var result = method.invoke(bean, converted(method, arguments));
            activity.outputs().put("result", plain(result));
            return Answer.done();
        } catch (InvocationTargetException thrown) {
            var cause = thrown.getCause();
            return Answer.failed("%s.%s: %s".formatted(name, method.getName(), cause));
        }
    }

    /** The interface, as the bean's own class loader knows it: ours need not. */
    private static Class<?> view(Class<?> type, String name) {
        return supertypes(type)
                .filter(one -> one.getName().equals(name))
                .findFirst()
                .orElseThrow(() -> new WrongInput("the bean has no interface " + name));
    }

    private static Stream<Class<?>> supertypes(Class<?> type) {
        return type == null
                ? Stream.empty()
                : Stream.of(
                                Stream.<Class<?>>of(type),
                                Arrays.stream(type.getInterfaces()).flatMap(InvokeEjb::supertypes),
                                supertypes(type.getSuperclass()))
                        .flatMap(types -> types);
    }

    private static Method method(Class<?> view, String name, int arguments, List<String> types) {
        var fitting = Arrays.stream(view.getMethods())
                .filter(method -> method.getDeclaringClass() != Object.class && !method.isBridge())
                .filter(method -> method.getName().equals(name) && method.getParameterCount() == arguments)
                .filter(method -> types.isEmpty() || types.equals(typeNames(method)))
                .toList();
        if (fitting.size() == 1) {
            return fitting.get(0);
        }
        throw new WrongInput(
                fitting.isEmpty()
                        ? "%s has no method %s with %d such arguments".formatted(view.getName(), name, arguments)
                        : "%s has %d methods %s with %d arguments: parameter_types must tell which"
                                .formatted(view.getName(), fitting.size(), name, arguments));
    }

    private static List<String> typeNames(Method method) {
        return Arrays.stream(method.getParameterTypes()).map(Class::getTypeName).toList();
    }

    private Object[] converted(Method method, List<Object> arguments) {
        var types = method.getGenericParameterTypes();
        var converted = new Object[arguments.size()];
        for (int i = 0; i < converted.length; i++) {
            var argument = arguments.get(i);
            try {
                converted[i] = argument == null ? null : jsonb.fromJson(JsonText.write(argument), types[i]);
            } catch (JsonbException wrong) {
                throw new WrongInput(
                        "arguments[%d] is no %s: %s".formatted(i, types[i].getTypeName(), wrong.getMessage()));
            }
            if (converted[i] == null && method.getParameterTypes()[i].isPrimitive()) {
                throw new WrongInput("arguments[%d] must be a %s".formatted(i, types[i].getTypeName()));
            }
        }
        return converted;
    }

    private Object plain(Object result) {
        return result == null ? null : JsonText.parse(jsonb.toJson(result));
    }
}
