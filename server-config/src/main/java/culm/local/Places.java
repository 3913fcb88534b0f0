package culm.local;

import java.nio.file.Path;

/**
 * Where the build has put things.
 *
 * @param root the project's checkout
 * @param kind of server
 * @param home the unpacked server
 * @param application that servers deploy
 */
public record Places(Path root, ServerKind kind, Path home, Path application) {

    public Places {
        root = root.toAbsolutePath().normalize();
        home = home.toAbsolutePath().normalize();
        application = application.toAbsolutePath().normalize();
    }

    public Places(Path root, ServerKind kind, Path home) {
        this(root, kind, home, kind.application(root));
    }

    /** Of a WildFly. */
    public Places(Path root, Path wildfly) {
        this(root, ServerKind.WILDFLY, wildfly);
    }

    /** With an application of somebody's own making. */
    public Places with(Path otherApplication) {
        return new Places(root, kind, home, otherApplication);
    }

    Path scripts() {
        return kind.scripts(root.resolve("server-config"));
    }

    /** This module's own classes. */
    Path classes() {
        return root.resolve("server-config/target/classes");
    }

    public Path brokerXml() {
        return root.resolve("server-config/broker/broker.xml");
    }

    /** The jars of a broker that runs by itself. */
    Path brokerLibraries() {
        return root.resolve("server-config/target/broker");
    }

    /** Jars that the scripts add to the server. */
    Path libraries() {
        return root.resolve("server-config/target/libraries");
    }

    /** Of the server of {@code mvn -Prun} on this port: another port is another server. */
    Path server(int httpPort) {
        return kind.directory(shared(), httpPort);
    }

    /** What all servers of this checkout share. */
    Path shared() {
        return root.resolve("server-config/target");
    }

    Path sample() {
        return root.resolve("server-config/samples/order.json");
    }

    /** What the application is called where it is deployed. */
    String applicationName() {
        return application.getFileName().toString();
    }

    /** The adapter that brings its broker to a server without one. */
    Path adapter() {
        return root.resolve("server-config/micro/adapter/target/culm-adapter.rar");
    }

    /** As a person types it who stands in the checkout. */
    String shown(Path path) {
        return path.startsWith(root) ? root.relativize(path).toString() : path.toString();
    }
}
