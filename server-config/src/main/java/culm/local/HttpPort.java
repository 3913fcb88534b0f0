package culm.local;

import java.util.Map;

/** The port that {@code CULM_HTTP_PORT} names, or 8080. */
final class HttpPort {

    private static final String VARIABLE = "CULM_HTTP_PORT";
    private static final int USUAL = 8080;
    private static final int HIGHEST = 65_535;

    private HttpPort() {}

    static int of(Map<String, String> environment) {
        var given = environment.get(VARIABLE);
        if (given == null || given.isBlank()) {
            return USUAL;
        }
        if (given.matches("\\d{1,5}") && Integer.parseInt(given) >= 1 && Integer.parseInt(given) <= HIGHEST) {
            return Integer.parseInt(given);
        }
        throw new Trouble("%s must be a port from 1 to %d, not '%s'.".formatted(VARIABLE, HIGHEST, given));
    }
}
