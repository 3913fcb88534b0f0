package culm.system;

import culm.local.Places;
import culm.local.ServerKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What the build has made, with one script for servers changed. */
final class AlteredCheckout {

    private static final Path ROOT = Path.of(System.getProperty("culm.root"));

    private final Path directory;

    /** @param directory an empty one */
    AlteredCheckout(Path directory) {
        this.directory = directory;
    }

    /** @param text what {@code replaced} becomes in the script; what is there must contain it */
    Places with(ServerKind kind, String script, String replaced, String text) throws IOException {
        var scripts = kind.name().toLowerCase(Locale.ROOT);
        link("ear");
        link("server-config/target");
        copy("server-config/" + scripts);
        var changed = directory.resolve("server-config").resolve(scripts).resolve(script);
        var original = Files.readString(changed);
        if (!original.contains(replaced)) {
            throw new IllegalStateException(script + " does not say " + replaced);
        }
        Files.writeString(changed, original.replace(replaced, text));
        return new Places(directory, kind, Path.of(System.getProperty("culm.home")));
    }

    /** Files as they are, folders by reference. */
    private void copy(String folder) throws IOException {
        Files.createDirectories(directory.resolve(folder));
        for (var file : children(ROOT.resolve(folder))) {
            var inside = folder + "/" + file.getFileName();
            if (Files.isDirectory(file)) {
                link(inside);
            } else {
                Files.copy(file, directory.resolve(inside));
            }
        }
    }

    private static List<Path> children(Path folder) throws IOException {
        try (var children = Files.list(folder)) {
            return children.toList();
        }
    }

    private void link(String path) throws IOException {
        var link = directory.resolve(path);
        Files.createDirectories(link.getParent());
        Files.createSymbolicLink(link, ROOT.resolve(path));
    }
}
