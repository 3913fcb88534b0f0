package culm.system;

import culm.local.Figures;
import culm.local.FirstRun;
import culm.local.LocalServer;
import culm.local.ServerPlan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test the {@link CulmUnderTest}: one server for the whole test run, started by the first who asks. Its beginning is a
 * first run, of which a test may have the {@link Figures}.
 */
public final class ServerExtension implements ParameterResolver {

    private static final Namespace SYSTEM = Namespace.create(ServerExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return Set.of(CulmUnderTest.class, Figures.class)
                .contains(parameter.getParameter().getType());
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        var running = test.getRoot()
                .getStore(SYSTEM)
                .getOrComputeIfAbsent(Running.class, first -> new Running(), Running.class);
        return parameter.getParameter().getType() == Figures.class ? running.figures : running.culm;
    }

    private static final class Running implements CloseableResource {

        private final LocalServer server;
        private final Figures figures;
        private final CulmUnderTest culm;

        Running() {
            var root = Path.of(System.getProperty("culm.root"));
            var plan = ServerPlan.onFreePorts(ServerDirectories.fresh(root, "system"), "system-test-secret")
                    .with(settings())
                    .knowing(WalkUsers.remote());
            server = new LocalServer(ChosenServer.places(), plan);
            server.prepare(); // what is made once for all starts is not what a start takes
            figures = firstRun();
            var remote = RemoteDoor.of(ChosenServer.kind(), server);
            culm = new CulmUnderTest(
                    server.address(),
                    remote,
                    server.log(),
                    server.deployments(),
                    ServerPlan.ADMIN,
                    plan.adminPassword());
        }

        private Figures firstRun() {
            try {
                return new FirstRun(System.out, ChosenServer.places(), server).watch();
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(interrupted);
            }
        }

        /** What this execution of the tests asks of its server. */
        private static List<String> settings() {
            var asked = System.getProperty("culm.settings", "");
            var all = new ArrayList<>(List.of("webhook-private-targets=true")); // tests listen on this machine
            all.addAll(asked.isEmpty() ? List.of() : List.of(asked.split(",")));
            return all;
        }

        @Override
        public void close() {
            server.close();
        }
    }
}
