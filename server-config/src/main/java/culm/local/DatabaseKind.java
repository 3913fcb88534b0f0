package culm.local;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The databases that a server can be set up for, as {@code -Ddatabase} names them. */
public enum DatabaseKind {
    /** In the server's own data directory. */
    H2(List.of(), ""),
    POSTGRESQL(List.of("postgresql.cli"), "jdbc:postgresql:"),
    MARIADB(List.of("mariadb.cli"), "jdbc:mariadb:");

    private final List<String> scripts;
    private final String urlStart;

    DatabaseKind(List<String> scripts, String urlStart) {
        this.scripts = scripts;
        this.urlStart = urlStart;
    }

    static DatabaseKind named(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.lowerCase().equals(name))
                .findFirst()
                .orElseThrow(() -> new Trouble("-Ddatabase must be one of %s, not '%s'.".formatted(allNames(), name)));
    }

    /** What is run after install.cli. */
    List<String> scripts() {
        return scripts;
    }

    /** How a URL of this kind begins. */
    String urlStart() {
        return urlStart;
    }

    private String lowerCase() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static String allNames() {
        return Arrays.stream(values()).map(DatabaseKind::lowerCase).collect(Collectors.joining(", "));
    }
}
