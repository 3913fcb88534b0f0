package culm.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.stream.StreamResult;
import javax.xml.transform.stream.StreamSource;

/**
 * An unpacked Payara Server. Each combination of scripts is run once on a domain of it, the same ones that make any Payara
 * ready for culm.ear; the domains that they leave are kept, so that a server boots without running them again.
 */
final class PayaraHome {

    private static final String LOCAL = "local.xsl";
    private static final String BROKER = "broker.properties";

    private final Places places;

    PayaraHome(Places places) {
        this.places = places;
    }

    /** A domain as {@code scripts} make it, in their order, from the one that Payara ships. */
    Path domain(List<String> scripts) throws IOException, InterruptedException {
        var recipe = Recipe.of(places.scripts(), scripts);
        var local = Recipe.of(places.scripts(), List.of(LOCAL, BROKER));
        var kept = places.home().resolve("culm-domains").resolve(recipe.name() + "-" + local.name());
        if (!Files.exists(kept)) {
            make(kept, recipe);
        }
        return kept;
    }

    /** Complete from the moment it is seen: a domain that was half copied would be taken for a whole one. */
    private void make(Path kept, Recipe recipe) throws IOException, InterruptedException {
        var workshop = Files.createTempDirectory(Files.createDirectories(kept.getParent()), "half-");
        try {
            var domain = new PayaraDomain(workshop.resolve("domain"));
            shipped(domain);
            var launch = launch(domain);
            run(domain, launch, recipe);
            domain.keepIn(workshop.resolve("kept"), launch);
            Files.move(workshop.resolve("kept"), kept, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            new FileTree(workshop).delete();
        }
    }

    private void shipped(PayaraDomain domain) throws IOException {
        var original = new PayaraDomain(places.home().resolve("glassfish/domains/domain1"));
        for (var folder : List.of("config", "docroot")) {
            new FileTree(original.directory().resolve(folder))
                    .copyTo(domain.directory().resolve(folder));
        }
        Files.createDirectories(domain.log().getParent());
        Files.createDirectories(domain.broker().getParent());
        Files.copy(places.scripts().resolve(BROKER), domain.broker());
        makeLocal(original.configuration(), domain.configuration());
    }

    private void makeLocal(Path from, Path to) throws IOException {
        try {
            TransformerFactory.newDefaultInstance()
                    .newTransformer(
                            new StreamSource(places.scripts().resolve(LOCAL).toFile()))
                    .transform(new StreamSource(from.toFile()), new StreamResult(to.toFile()));
        } catch (TransformerException refused) {
            throw new Trouble("%s does not fit Payara's %s.".formatted(LOCAL, places.shown(from)), refused);
        }
    }

    private PayaraLaunch launch(PayaraDomain domain) throws IOException, InterruptedException {
        var told = asadmin(
                domain,
                "start-domain",
                "--domaindir",
                domain.directory().getParent().toString(),
                "--dry-run",
                domain.directory().getFileName().toString());
        return PayaraLaunch.of(told, domain.directory());
    }

    /** By way of asadmin, which talks to a running server only. */
    private void run(PayaraDomain domain, PayaraLaunch launch, Recipe recipe) throws IOException, InterruptedException {
        var script = Files.writeString(domain.directory().resolve("setup.asadmin"), recipe.text());
        var management = Ports.anyFree();
        var ports = Payara.ports(Ports.anyFree(), management, Ports.anyFree());
        var server = Child.of(domain.begin(launch, ports, Map.of()));
        try {
            PayaraAdmin.awaitReady(management, server);
            asadmin(domain, "--port", Integer.toString(management), "multimode", "--file", script.toString());
        } finally {
            server.stop();
        }
    }

    /** Returns what it has said. A command in a script that fails is told there, and the rest is done all the same. */
    private List<String> asadmin(PayaraDomain domain, String... arguments) throws IOException, InterruptedException {
        var log = domain.log().resolveSibling("asadmin.log");
        var process = new ProcessBuilder(command(arguments))
                .directory(places.libraries().toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        var failed = process.waitFor() != 0;
        var told = Files.readAllLines(log);
        if (failed || told.stream().anyMatch(line -> line.matches("Command \\S+ failed\\."))) {
            throw new Trouble("Payara refused a script: " + String.join(" ", told));
        }
        return told;
    }

    private List<String> command(String... arguments) {
        var command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-jar",
                places.home().resolve("glassfish/lib/client/appserver-cli.jar").toString()));
        command.addAll(List.of(arguments));
        return command;
    }
}
