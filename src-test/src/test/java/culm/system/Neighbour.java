package culm.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.regex.Pattern;
import org.jboss.shrinkwrap.api.Filters;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Somebody's application beside Culm, in the folder that the server watches: the client jar and some components. */
final class Neighbour implements AutoCloseable {

    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String BEANS =
            "<beans xmlns=\"https://jakarta.ee/xml/ns/jakartaee\" version=\"4.0\" bean-discovery-mode=\"annotated\"/>";

    private final WebArchive archive;
    private final Path file;

    Neighbour(CulmUnderTest culm, String name, String... packages) {
        this.archive = ShrinkWrap.create(WebArchive.class, name)
                .addPackages(false, Filters.exclude(".*Test\\.class$"), packages)
                .addAsLibrary(clientJar().toFile())
                .addAsWebInfResource(new StringAsset(BEANS), "beans.xml");
        this.file = culm.deployments().orElseThrow().resolve(name);
    }

    private static Path clientJar() {
        var target = ChosenServer.places().root().resolve("ejb/target");
        try (var jars = Files.newDirectoryStream(target, "culm-ejb-*-client.jar")) {
            return jars.iterator().next();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Returns when the server has deployed or refused it. */
    boolean deploy() {
        try {
            removeMarks();
            var whole = Files.createTempFile("neighbour", ".war");
            archive.as(ZipExporter.class).exportTo(whole.toFile(), true);
            Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        Waiting.until(() -> isMarked("deployed|failed|deployFailed"), SOON);
        return isMarked("deployed");
    }

    void undeploy() {
        try {
            Files.deleteIfExists(file);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
        Waiting.until(() -> isMarked("undeployed"), SOON);
    }

    private boolean isMarked(String marks) {
        var mark = Pattern.compile(Pattern.quote(file.getFileName().toString()) + "[._](" + marks + ")");
        try (var files = Files.list(file.getParent())) {
            return files.anyMatch(
                    other -> mark.matcher(other.getFileName().toString()).matches());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private void removeMarks() throws IOException {
        try (var marks = Files.newDirectoryStream(file.getParent(), file.getFileName() + "[._]*")) {
            for (var mark : marks) {
                Files.delete(mark);
            }
        }
    }

    @Override
    public void close() {
        if (isMarked("deployed")) {
            undeploy();
        }
        try {
            Files.deleteIfExists(file);
            removeMarks();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }
}
