package culm.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A Payara Micro with a directory of its own. It keeps no configuration: what it needs is told at each start. */
final class Micro implements ServerProgram {

    static final Pattern COMPLAINT = Pattern.compile(
            "\\[SEVERE] \\[[^]]*] \\[culm\\.[^]]*] .*\\[levelValue: 1000] (?:\\[\\[\\R  )?(.*?)(?:]]|\\R)");

    /** What it says of an application that it cannot load; it goes on without. */
    static final Pattern REFUSAL = Pattern.compile("\\[SEVERE] \\[[^]]*] \\[javax\\.enterprise\\.system\\.core] ");

    private static final String JAR = "payara-micro.jar";
    private static final String PREBOOT = "preboot.commands";
    private static final String POSTBOOT = "postboot.commands";

    private final Places places;
    private final ServerPlan plan;

    Micro(Places places, ServerPlan plan) {
        this.places = places;
        this.plan = plan;
    }

    @Override
    public void layOut() throws IOException {
        new FileTree(temporary()).delete();
        for (var folder : List.of(temporary(), in("data"), in("log"))) {
            Files.createDirectories(folder);
        }
        Files.writeString(in(PREBOOT), text(MicroScripts.preboot()));
        Files.writeString(in(POSTBOOT), text(MicroScripts.of(plan.database().kind())));
        copy(places.adapter());
    }

    private String text(List<String> scripts) throws IOException {
        return Recipe.of(places.scripts(), scripts).text();
    }

    @Override
    public void deploy(Path application) throws IOException {
        copy(application);
    }

    private void copy(Path file) throws IOException {
        Files.copy(file, in(file.getFileName().toString()), StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public Process begin() throws IOException {
        var server = new ProcessBuilder(command())
                .directory(plan.directory().toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log().file().toFile()));
        server.environment().putAll(plan.environment());
        return server.start();
    }

    private List<String> command() throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(JavaOptions.of(System.getenv()));
        command.addAll(plan.properties());
        command.add("-Djava.io.tmpdir="
                + temporary()); // it unpacks itself there, and a killed one leaves what it has unpacked
        command.addAll(List.of("-jar", places.home().resolve(JAR).toString()));
        command.addAll(arguments());
        return command;
    }

    private List<String> arguments() throws IOException {
        var arguments = new ArrayList<>(List.of("--nocluster", "--disablephonehome"));
        arguments.addAll(List.of("--port", Integer.toString(plan.httpPort())));
        arguments.addAll(List.of(
                "--logproperties",
                places.scripts().resolve("logging.properties").toString()));
        arguments.addAll(List.of("--prebootcommandfile", PREBOOT, "--postbootcommandfile", POSTBOOT));
        if (plan.database().kind() != DatabaseKind.H2) {
            arguments.addAll(List.of("--addlibs", driver().toString()));
        }
        arguments.addAll(List.of("--deploy", places.applicationName(), "--contextroot", "culm"));
        return arguments;
    }

    private Path driver() throws IOException {
        try (var jars = Files.newDirectoryStream(places.libraries(), "postgresql-*.jar")) {
            return jars.iterator().next();
        }
    }

    @Override
    public boolean hasRefused(long logBegin) throws IOException {
        return log().has(REFUSAL, logBegin);
    }

    @Override
    public Optional<Path> deployments() {
        return Optional.empty();
    }

    @Override
    public ServerLog log() {
        return new ServerLog(in("log/server.log"), COMPLAINT, Payara.LACK);
    }

    private Path temporary() {
        return in("tmp");
    }

    private Path in(String name) {
        return plan.directory().toAbsolutePath().resolve(name);
    }
}
