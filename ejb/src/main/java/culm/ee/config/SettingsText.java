package culm.ee.config;

import culm.api.RunOptions;
import culm.api.SettingView;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Function;

/** The settings as text: turns each into its value, and remembers what is wrong with it. */
final class SettingsText {

    /** @param source the name by which a person set it */
    private record Given(String source, String text) {}

    private static final int MOST_CONSUMERS = 1_000;
    private static final String HIDDEN = "***";

    private final Properties properties;
    private final Map<String, String> environment;
    private final List<String> mistakes = new ArrayList<>();
    private final Map<String, SettingView> shown = new TreeMap<>();

    SettingsText(Properties properties, Map<String, String> environment) {
        this.properties = properties;
        this.environment = environment;
    }

    int integer(String name, int unset, int lowest, int highest) {
        return value(
                name,
                unset,
                "a whole number from %d to %d".formatted(lowest, highest),
                text -> inRange(text, lowest, highest));
    }

    private static int inRange(String text, int lowest, int highest) {
        var number = Integer.parseInt(text);
        if (number < lowest || number > highest) {
            throw new IllegalArgumentException();
        }
        return number;
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

    /** @param consumers of a queue that is named without a number, and of the default queue if it is not named */
    Map<String, Integer> queues(String name, String pattern, int consumers) {
        var wanted = "queues such as default:8,mail:4 with names of the form %s and 0 to %d consumers"
                .formatted(pattern, MOST_CONSUMERS);
        var unset = RunOptions.DEFAULT_QUEUE + ":" + consumers;
        return value(name, Map.of("", consumers), unset, wanted, text -> {
            var queues = new LinkedHashMap<String, Integer>();
            for (var part : text.split(",", -1)) {
                var pair = part.strip().split(":", 2);
                var queue = matched(pair[0], pattern);
                var count = pair.length == 1 ? consumers : inRange(pair[1], 0, MOST_CONSUMERS);
                if (queues.put(queue.equals(RunOptions.DEFAULT_QUEUE) ? "" : queue, count) != null) {
                    throw new IllegalArgumentException();
                }
            }
            queues.putIfAbsent("", consumers);
            return queues;
        });
    }

    /** Separated by commas. */
    List<String> names(String name, String pattern, List<String> unset) {
        return value(
                name,
                unset,
                String.join(",", unset),
                "names such as %s of the form %s".formatted(unset.get(0), pattern),
                text -> Arrays.stream(text.split(",", -1))
                        .map(one -> matched(one.strip(), pattern))
                        .toList());
    }

    /** Separated by commas; by default none. */
    List<String> list(String name, String pattern, String example) {
        var wanted = "separated by commas, such as %s; each of the form %s".formatted(example, pattern);
        return value(name, List.of(), "", wanted, text -> Arrays.stream(text.split(",", -1))
                .map(one -> matched(one.strip(), pattern))
                .toList());
    }

    /** Names and what they stand for, separated by commas; by default none. */
    Map<String, String> pairs(String name, String names, String values, String example) {
        var wanted = "separated by commas, such as %s; names of the form %s, each once, with values of the form %s"
                .formatted(example, names, values);
        return value(name, Map.of(), "", wanted, text -> {
            var pairs = new LinkedHashMap<String, String>();
            for (var part : text.split(",", -1)) {
                var pair = part.strip().split("=", 2);
                if (pair.length != 2 || pairs.put(matched(pair[0], names), matched(pair[1], values)) != null) {
                    throw new IllegalArgumentException();
                }
            }
            return pairs;
        });
    }

    /** Whether anything was said, be it nothing: so looks the server at what it puts into our descriptors. */
    boolean isSet(String name) {
        return properties.getProperty(property(name)) != null || environment.get(variable(name)) != null;
    }

    Optional<Secret> secret(String name, int shortest) {
        var given = given(name);
        show(name, given, HIDDEN, "");
        if (given.isPresent() && given.get().text().length() < shortest) {
            mistakes.add(
                    "%s must have %d characters or more".formatted(given.get().source(), shortest));
        }
        return given.map(Given::text).map(Secret::new);
    }

    /** Two of them that do not fit. */
    void mistake(String words) {
        mistakes.add(words);
    }

    void refuseMistakes() {
        if (!mistakes.isEmpty()) {
            throw new WrongSettings(mistakes);
        }
    }

    /** By name. */
    List<SettingView> shown() {
        return List.copyOf(shown.values());
    }

    private void show(String name, Optional<Given> given, String value, String unset) {
        var view = given.map(by -> new SettingView(name, value, unset, by.source()))
                .orElse(new SettingView(name, unset, unset, "default"));
        shown.put(name, view);
    }

    private <T> T value(String name, T unset, String wanted, Function<String, T> parse) {
        return value(name, unset, unset.toString(), wanted, parse);
    }

    private <T> T value(String name, T unset, String unsetText, String wanted, Function<String, T> parse) {
        var given = given(name);
        show(name, given, given.map(by -> by.text().strip()).orElse(unsetText), unsetText);
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
        var property = property(name);
        var variable = variable(name);
        return Optional.ofNullable(properties.getProperty(property))
                .map(text -> new Given(property, text))
                .or(() -> Optional.ofNullable(environment.get(variable)).map(text -> new Given(variable, text)))
                .filter(given -> !given.text().isBlank());
    }

    private static String property(String name) {
        return "culm." + name;
    }

    private static String variable(String name) {
        return "CULM_" + name.replace('-', '_').toUpperCase(Locale.ROOT);
    }

    private static String matched(String text, String pattern) {
        if (!text.matches(pattern)) {
            throw new IllegalArgumentException();
        }
        return text;
    }
}
