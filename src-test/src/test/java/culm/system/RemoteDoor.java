package culm.system;

import culm.local.LocalServer;
import culm.local.ServerKind;
import java.net.URI;
import java.util.Hashtable;
import java.util.Optional;
import javax.naming.Context;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** How EJB clients come to a server. */
public interface RemoteDoor {

    /** The address as the sample of the README takes it. */
    URI address();

    /** The remote view of {@code type}, called as this user. */
    <T> T open(String bean, Class<T> type, String user, String password) throws NamingException;

    /** @return the door of a server of this kind, if it has one */
    static Optional<RemoteDoor> of(ServerKind kind, LocalServer server) {
        return switch (kind) {
            case WILDFLY -> Optional.of(new OnWildFly(server.address().getPort()));
            case PAYARA -> Optional.of(new OnPayara(server.plan().remotePort()));
            case MICRO -> Optional.empty();
        };
    }

    /** @param port that of HTTP */
    record OnWildFly(int port) implements RemoteDoor {

        @Override
        public URI address() {
            return URI.create("remote+http://127.0.0.1:" + port);
        }

        @Override
        public <T> T open(String bean, Class<T> type, String user, String password) throws NamingException {
            var environment = new Hashtable<String, Object>();
            environment.put(Context.INITIAL_CONTEXT_FACTORY, "org.wildfly.naming.client.WildFlyInitialContextFactory");
            environment.put(Context.PROVIDER_URL, address().toString());
            environment.put(Context.SECURITY_PRINCIPAL, user);
            environment.put(Context.SECURITY_CREDENTIALS, password);
            var name = "ejb:culm/culm-remote/%s!%s".formatted(bean, type.getName());
            return type.cast(new InitialContext(environment).lookup(name));
        }
    }

    /**
     * Its client knows one server in a JVM, and one user at a time.
     *
     * @param port that of IIOP
     */
    record OnPayara(int port) implements RemoteDoor {

        @Override
        public URI address() {
            return URI.create("iiop://127.0.0.1:" + port);
        }

        @Override
        public <T> T open(String bean, Class<T> type, String user, String password) throws NamingException {
            System.setProperty("org.omg.CORBA.ORBInitialHost", "127.0.0.1");
            System.setProperty("org.omg.CORBA.ORBInitialPort", Integer.toString(port));
            logIn(user, password);
            var environment = new Hashtable<String, Object>();
            environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.enterprise.naming.SerialInitContextFactory");
            var name = "java:global/culm/culm-remote/%s!%s".formatted(bean, type.getName());
            return type.cast(new InitialContext(environment).lookup(name));
        }

        /** By name: Payara's client is on the class path only where its server is under test. */
        private static void logIn(String user, String password) {
            try {
                var login = Class.forName("com.sun.enterprise.security.ee.auth.login.ProgrammaticLogin");
                login.getMethod("login", String.class, char[].class)
                        .invoke(login.getConstructor().newInstance(), user, password.toCharArray());
            } catch (ReflectiveOperationException missing) {
                throw new IllegalStateException(missing);
            }
        }
    }
}
