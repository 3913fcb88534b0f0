package culm.system;

import culm.local.LocalServer;
import culm.local.Places;
import culm.local.ServerPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** An unpacked Payara as it is when it is ready for Culm, with its configuration changed: its scripts need not be run again. */
final class AlteredHome {

    private static final String DOMAINS = "culm-domains";
    private static final String CONFIGURATION = "config/domain.xml";

    /** What the server makes anew if it is not there. */
    private static final String CACHE = "osgi-cache";

    private final Path directory;

    /** @param directory one that is not there yet */
    AlteredHome(Path directory) {
        this.directory = directory;
    }

    /** @param text what {@code replaced} becomes in the configuration; what is there must contain it */
    Places with(String replaced, String text) throws IOException {
        var places = ChosenServer.places();
        new LocalServer(places, ServerPlan.onFreePorts(directory.resolveSibling("ready"), "altered-test-secret"))
                .prepare();
        for (var child : children(places.home())) {
            if (!child.endsWith(DOMAINS)) {
                Files.createSymbolicLink(Files.createDirectories(directory).resolve(child.getFileName()), child);
            }
        }
        for (var domain : children(places.home().resolve(DOMAINS))) {
            var altered = directory.resolve(DOMAINS).resolve(domain.getFileName());
            copy(domain, altered);
            alter(altered.resolve(CONFIGURATION), replaced, text);
        }
        return new Places(places.root(), places.kind(), directory);
    }

    private static void alter(Path file, String replaced, String text) throws IOException {
        var original = Files.readString(file);
        if (!original.contains(replaced)) {
            throw new IllegalStateException(file + " does not say " + replaced);
        }
        Files.writeString(file, original.replace(replaced, text));
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.copy(from, Files.createDirectories(to.getParent()).resolve(to.getFileName()));
        if (Files.isDirectory(from)) {
            for (var child : children(from)) {
                if (!child.endsWith(CACHE)) {
                    copy(child, to.resolve(child.getFileName()));
                }
            }
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        try (var children = Files.list(folder)) {
            return children.toList();
        }
    }
}
