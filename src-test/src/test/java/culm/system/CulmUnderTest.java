package culm.system;

import java.net.URI;
import java.util.Hashtable;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** A running Culm as a stranger sees it: an address, a user, and nothing else. */
public record CulmUnderTest(URI address, String user, String password) {

    public CulmUnderTest as(String otherUser, String otherPassword) {
        return new CulmUnderTest(address, otherUser, otherPassword);
    }

    public RestDoor rest() {
        return new RestDoor(address, user, password);
    }

    /** The remote view of {@code type}, called as this user. */
    public <T> T remote(String bean, Class<T> type) throws NamingException {
        var environment = new Hashtable<String, Object>();
        environment.put(Context.INITIAL_CONTEXT_FACTORY, "org.wildfly.naming.client.WildFlyInitialContextFactory");
        environment.put(Context.PROVIDER_URL, "remote+http://%s:%d".formatted(address.getHost(), address.getPort()));
        environment.put(Context.SECURITY_PRINCIPAL, user);
        environment.put(Context.SECURITY_CREDENTIALS, password);
        var name = "ejb:culm/culm-remote/%s!%s".formatted(bean, type.getName());
        return type.cast(new InitialContext(environment).lookup(name));
    }
}
