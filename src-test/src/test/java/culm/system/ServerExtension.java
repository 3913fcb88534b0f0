package culm.system;

import culm.local.LocalServer;
import culm.local.ServerPlan;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives a test the {@link CulmUnderTest}: one server for the whole test run, started by the first who asks. */
public final class ServerExtension implements ParameterResolver {

    private static final Namespace SYSTEM = Namespace.create(ServerExtension.class);

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext test) {
        return parameter.getParameter().getType() == CulmUnderTest.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext test) {
        return test.getRoot()
                .getStore(SYSTEM)
                .getOrComputeIfAbsent(Running.class, first -> new Running(), Running.class)
                .culm;
    }

    private static final class Running implements CloseableResource {

        private final LocalServer server;
        private final CulmUnderTest culm;

        Running() {
            var root = Path.of(System.getProperty("culm.root"));
            var plan = ServerPlan.onFreePorts(ServerDirectories.fresh(root, "system"), "system-test-secret")
                    .with(settings())
                    .knowing(WalkUsers.remote());
            server = new LocalServer(ChosenServer.places(), plan);
            server.start(Duration.ofMinutes(3));
            var remote = RemoteDoor.of(ChosenServer.kind(), server);
            culm = new CulmUnderTest(server.address(), remote, server.log(), ServerPlan.ADMIN, plan.adminPassword());
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
