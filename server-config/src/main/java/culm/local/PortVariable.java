package culm.local;

import java.util.Map;

/** A port that a variable of the environment names. */
final class PortVariable {

    static final String HTTP = "CULM_HTTP_PORT";
    static final String IIOP = "CULM_IIOP_PORT";

    private static final int USUAL_HTTP = 8080;
    private static final int HIGHEST = 65_535;

    private PortVariable() {}

    /** The port of {@code mvn -Prun}. */
    static int http(Map<String, String> environment) {
        return value(HTTP, USUAL_HTTP, environment);
    }

    static int value(String name, int unset, Map<String, String> environment) {
        var given = environment.get(name);
        if (given == null || given.isBlank()) {
            return unset;
        }
        if (given.matches("\\d{1,5}") && Integer.parseInt(given) >= 1 && Integer.parseInt(given) <= HIGHEST) {
            return Integer.parseInt(given);
        }
        throw new Trouble("%s must be a port from 1 to %d, not '%s'.".formatted(name, HIGHEST, given));
    }
}
