package culm.local;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The scripts that make a Payara ready for a database. */
final class PayaraScripts {

    static final String SUFFIX = ".asadmin";

    private static final Set<DatabaseKind> KNOWN = EnumSet.of(DatabaseKind.H2, DatabaseKind.POSTGRESQL);

    private PayaraScripts() {}

    static void requireKnown(DatabaseKind database) {
        if (!KNOWN.contains(database)) {
            throw new Trouble("-Dserver=payara works with -Ddatabase=h2 or -Ddatabase=postgresql.");
        }
    }

    /** In their order. */
    static List<String> of(DatabaseKind database) {
        var scripts = new ArrayList<>(List.of("install" + SUFFIX));
        scripts.addAll(database.scripts(SUFFIX));
        scripts.add("local" + SUFFIX);
        return scripts;
    }
}
