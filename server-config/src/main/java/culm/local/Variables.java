package culm.local;

import java.util.Map;

/** Variables of the environment that one way to start something needs. */
final class Variables {

    private final Map<String, String> environment;
    private final String purpose;

    /** @param purpose what needs them, as a person has typed it */
    Variables(Map<String, String> environment, String purpose) {
        this.environment = environment;
        this.purpose = purpose;
    }

    String required(String name) {
        var value = environment.get(name);
        if (value == null || value.isBlank()) {
            throw new Trouble("%s needs the environment variable %s.".formatted(purpose, name));
        }
        return value.strip();
    }

    String optional(String name, String unset) {
        var value = environment.get(name);
        return value == null || value.isBlank() ? unset : value.strip();
    }
}
