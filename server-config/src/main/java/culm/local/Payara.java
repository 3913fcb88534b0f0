package culm.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A Payara Server with a domain of its own. */
final class Payara implements ServerProgram {

    static final Pattern COMPLAINT =
            Pattern.compile("\\[SEVERE] \\[[^]]*] \\[culm\\.[^]]*] .*\\[\\[\\R  (.*?)(?:]]|\\R)");

    /** Of a data source it names one that it has made of it, and of a bean's own name what stands behind it. */
    static final Pattern LACK =
            Pattern.compile("(?:Lookup: \\[|Lookup failed for '(?!java:comp/env/)|Invalid resource : "
                    + "|Connector Module with name )([\\w:/.-]+?)(?:__pm)?(?=[\\s\\],'])");

    private final Places places;
    private final ServerPlan plan;
    private final PayaraDomain domain;

    Payara(Places places, ServerPlan plan) {
        this.places = places;
        this.plan = plan;
        this.domain = new PayaraDomain(plan.directory());
    }

    @Override
    public void layOut() throws IOException, InterruptedException {
        var scripts = PayaraScripts.of(plan.database().kind());
        domain.layOut(new PayaraHome(places).domain(scripts));
        PayaraUsers.write(domain.users(), plan.everyRemoteUser());
    }

    @Override
    public void deploy(Path ear) throws IOException {
        Files.copy(ear, domain.deployments().resolve("culm.ear"));
    }

    @Override
    public Process begin() throws IOException {
        var options = new ArrayList<>(JavaOptions.of(System.getenv()));
        options.addAll(plan.properties());
        options.addAll(ports(plan.httpPort(), plan.managementPort(), plan.remotePort()));
        return domain.begin(options, plan.environment());
    }

    /** What local.xsl leaves open. Nobody needs to know the ports of the broker, which lives in the server. */
    static List<String> ports(int http, int management, int remote) {
        return List.of(
                "-Dculm.http.port=" + http,
                "-Dculm.management.port=" + management,
                "-Dculm.iiop.port=" + remote,
                "-Dculm.broker.port=" + Ports.anyFree(),
                "-Dcom.sun.enterprise.connectors.system.mq.rmiport=" + Ports.anyFree());
    }

    @Override
    public boolean hasRefused(long logBegin) {
        return Files.exists(domain.deployments().resolve("culm.ear_deployFailed"));
    }

    @Override
    public Optional<Path> deployments() {
        return Optional.of(domain.deployments());
    }

    @Override
    public ServerLog log() {
        return new ServerLog(domain.log(), COMPLAINT, LACK);
    }
}
