package culm.local;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The commands that make a Payara Micro ready for a database. */
final class MicroScripts {

    private static final String SUFFIX = ".commands";
    private static final Set<DatabaseKind> KNOWN = EnumSet.of(DatabaseKind.H2, DatabaseKind.POSTGRESQL);

    private MicroScripts() {}

    static void requireKnown(DatabaseKind database) {
        if (!KNOWN.contains(database)) {
            throw new Trouble("-Dserver=micro works with -Ddatabase=h2 or -Ddatabase=postgresql.");
        }
    }

    /** Before it boots, in their order. */
    static List<String> preboot() {
        return List.of("preboot" + SUFFIX, "local" + SUFFIX);
    }

    /** Once it has booted, in their order. */
    static List<String> of(DatabaseKind database) {
        return Stream.concat(Stream.of("install" + SUFFIX), database.scripts(SUFFIX).stream())
                .toList();
    }
}
