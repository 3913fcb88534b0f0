package culm.local;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The databases that a server can be set up for, as {@code -Ddatabase} names them. */
public enum DatabaseKind {
    /** In the server's own data directory. */
    H2(""),
    POSTGRESQL("jdbc:postgresql:"),
    MARIADB("jdbc:mariadb:");

    private final String urlStart;

    DatabaseKind(String urlStart) {
        this.urlStart = urlStart;
    }

    static DatabaseKind named(String name) {
        return Arrays.stream(values())
                .filter(kind -> kind.lowerCase().equals(name))
                .findFirst()
                .orElseThrow(() -> new Trouble("-Ddatabase must be one of %s, not '%s'.".formatted(allNames(), name)));
    }

    /** What is run after the script that installs Culm: nothing for the database that it installs by itself. */
    List<String> scripts(String suffix) {
        return this == H2 ? List.of() : List.of(lowerCase() + suffix);
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
