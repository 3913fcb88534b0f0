package culm.ee.config;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.function.Function;

/** The settings as text: turns each into its value, and remembers what is wrong with it. */
final class SettingsText {

    /** @param source the name by which a person set it */
    private record Given(String source, String text) {}

    private final Properties properties;
    private final Map<String, String> environment;
    private final List<String> mistakes = new ArrayList<>();

    SettingsText(Properties properties, Map<String, String> environment) {
        this.properties = properties;
        this.environment = environment;
    }

    int integer(String name, int unset, int lowest, int highest) {
        return value(name, unset, "a whole number from %d to %d".formatted(lowest, highest), text -> {
            var number = Integer.parseInt(text);
            if (number < lowest || number > highest) {
                throw new IllegalArgumentException();
            }
            return number;
        });
    }

    boolean flag(String name, boolean unset) {
        return value(name, unset, "true or false", text -> switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException();
        });
    }

    <E extends Enum<E>> E choice(String name, E unset) {
        var type = unset.getDeclaringClass();
        return value(
                name, unset, "one of " + Arrays.toString(type.getEnumConstants()), text -> Enum.valueOf(type, text));
    }

    ZoneId zone(String name, ZoneId unset) {
        return value(name, unset, "a time zone such as Europe/Berlin or UTC", ZoneId::of);
    }

    String matching(String name, String pattern, String unset) {
        return value(name, unset, "of the form " + pattern, text -> matched(text, pattern));
    }

    Set<String> names(String name, String pattern) {
        return value(name, Set.<String>of(), "names of the form %s, separated by commas".formatted(pattern), text -> {
            var names = new LinkedHashSet<String>();
            for (var part : text.split(",", -1)) {
                names.add(matched(part.strip(), pattern));
            }
            return names;
        });
    }

    Optional<Secret> secret(String name, int shortest) {
        var given = given(name);
        if (given.isPresent() && given.get().text().length() < shortest) {
            mistakes.add(
                    "%s must have %d characters or more".formatted(given.get().source(), shortest));
        }
        return given.map(Given::text).map(Secret::new);
    }

    void refuseMistakes() {
        if (!mistakes.isEmpty()) {
            throw new WrongSettings(mistakes);
        }
    }

    private <T> T value(String name, T unset, String wanted, Function<String, T> parse) {
        var given = given(name);
        if (given.isEmpty()) {
            return unset;
        }
        try {
            return parse.apply(given.get().text().strip());
        } catch (IllegalArgumentException | DateTimeException wrong) {
            mistakes.add("%s is '%s'; it must be %s"
                    .formatted(given.get().source(), given.get().text(), wanted));
            return unset;
        }
    }

    /** An empty text is no setting: scripts pass variables on that nobody has set. */
    private Optional<Given> given(String name) {
        var property = "culm." + name;
        var variable = "CULM_" + name.replace('-', '_').toUpperCase(Locale.ROOT);
        return Optional.ofNullable(properties.getProperty(property))
                .map(text -> new Given(property, text))
                .or(() -> Optional.ofNullable(environment.get(variable)).map(text -> new Given(variable, text)))
                .filter(given -> !given.text().isBlank());
    }

    private static String matched(String text, String pattern) {
        if (!text.matches(pattern)) {
            throw new IllegalArgumentException();
        }
        return text;
    }
}
