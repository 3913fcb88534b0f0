package culm.incontainer;

import culm.local.LocalServer;
import culm.local.Places;
import culm.local.ServerKind;
import culm.local.ServerPlan;
import culm.system.ChosenServer;
import culm.system.ServerDirectories;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jboss.arquillian.container.spi.client.container.ContainerConfiguration;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.container.spi.client.protocol.metadata.Servlet;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;

/** The chosen server as all other tests start it. It starts with an archive, and ends with it. */
public final class LocalContainer implements DeployableContainer<LocalContainer.Nothing> {

    private static final Duration BOOT = Duration.ofMinutes(3);
    private static final String RUNNER = "ArquillianServletRunnerEE9";
    private static final String CONTEXT_ROOT = "/culm";

    private LocalServer server;

    /** The build has chosen already. */
    public static final class Nothing implements ContainerConfiguration {

        @Override
        public void validate() {
            // nothing to be wrong
        }
    }

    @Override
    public Class<Nothing> getConfigurationClass() {
        return Nothing.class;
    }

    @Override
    public ProtocolDescription getDefaultProtocol() {
        return new ProtocolDescription("Servlet 5.0");
    }

    @Override
    public ProtocolMetaData deploy(Archive<?> archive) {
        var directory = ServerDirectories.fresh(Path.of(System.getProperty("culm.root")), "in-container");
        var plan = ServerPlan.onFreePorts(directory.resolve("server"), "in-container-secret")
                .with(settings());
        server = new LocalServer(places(archive, directory), plan);
        server.start(BOOT);
        var address = server.address();
        return new ProtocolMetaData()
                .addContext(
                        new HTTPContext(address.getHost(), address.getPort()).add(new Servlet(RUNNER, CONTEXT_ROOT)));
    }

    /** What the built-in components may use of what the archive brings. */
    private static List<String> settings() {
        var factory = ChosenServer.kind() == ServerKind.MICRO ? "jms/culm" : "java:comp/DefaultJMSConnectionFactory";
        return List.of(
                "batch-jobs=count",
                "ejb-interfaces=stock=java:module/StockBean!culm.incontainer.deployed.Stock",
                "jms-factories=default=" + factory,
                "jms-destinations=orders=queue:culm.examples");
    }

    /** An archive that Arquillian has put itself into. */
    private static Places places(Archive<?> archive, Path directory) {
        var places = ChosenServer.places();
        var application = directory.resolve(places.application().getFileName());
        archive.as(ZipExporter.class).exportTo(application.toFile());
        return places.with(application);
    }

    @Override
    public void undeploy(Archive<?> archive) {
        server.close();
    }
}
