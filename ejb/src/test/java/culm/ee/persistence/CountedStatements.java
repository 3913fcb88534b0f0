package culm.ee.persistence;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;

/** A data source that remembers what was sent through it: a batch is sent once. */
final class CountedStatements {

    private final DataSource source;
    private final List<String> sent = new CopyOnWriteArrayList<>();

    CountedStatements(DataSource source) {
        this.source = source;
    }

    DataSource source() {
        return around(
                DataSource.class,
                source,
                (method, result, arguments) -> result instanceof Connection connection
                        ? around(Connection.class, connection, this::prepared)
                        : result);
    }

    List<String> sent() {
        return List.copyOf(sent);
    }

    void forget() {
        sent.clear();
    }

    private Object prepared(Method method, Object result, Object... arguments) {
        if (method.getName().equals("commit")) {
            sent.add("COMMIT");
        }
        return result instanceof PreparedStatement statement
                ? around(
                        PreparedStatement.class,
                        statement,
                        (called, value, ignored) -> executed(called, value, (String) arguments[0]))
                : result;
    }

    private Object executed(Method method, Object result, String sql) {
        if (method.getName().startsWith("execute")) {
            sent.add(sql);
        }
        return result;
    }

    private interface After {
        Object change(Method method, Object result, Object... arguments);
    }

    private static <T> T around(Class<T> type, T target, After after) {
        return type.cast(Proxy.newProxyInstance(
                CountedStatements.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, given) -> {
                    try {
                        return after.change(method, method.invoke(target, given), given);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                }));
    }
}
