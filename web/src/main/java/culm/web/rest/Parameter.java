package culm.web.rest;

import culm.api.Code;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Query parameters by their types. Says by name which one is wrong; an empty one is not there. */
final class Parameter {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    private Parameter() {}

    /** No run has ids of another form, so nobody needs to look for them. */
    static String id(String text, Code unknown) {
        if (!ID.matcher(text).matches()) {
            throw new Refusal(unknown, "no id has this form: '%s'".formatted(text));
        }
        return text;
    }

    /** Databases differ in what they make of a NUL. */
    static String text(String name, String text) {
        if (text != null && text.indexOf('\0') >= 0) {
            throw Refusal.invalid("'%s' contains a NUL character".formatted(name));
        }
        return text;
    }

    /** Null if it is not there. */
    static String some(String name, String text) {
        return text == null || text.isEmpty() ? null : text(name, text);
    }

    /** An ISO instant, such as 2026-03-29T01:30:00Z; null if it is not there. */
    static Instant time(String name, String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        try {
            var time = Instant.parse(text);
            if (time.isBefore(Instant.EPOCH) || time.isAfter(LAST)) {
                throw Refusal.invalid("parameter '%s' is out of range: '%s'".formatted(name, text));
            }
            return time;
        } catch (DateTimeParseException wrong) {
            throw Refusal.invalid(
                    "parameter '%s' must be a time such as 2026-03-29T01:30:00Z; it is '%s'".formatted(name, text));
        }
    }

    static boolean flag(String name, String text) {
        if (text == null || text.isEmpty() || text.equals("false")) {
            return false;
        }
        if (text.equals("true")) {
            return true;
        }
        throw Refusal.invalid("parameter '%s' must be true or false; it is '%s'".formatted(name, text));
    }

    static int integer(String name, String text, int absent) {
        if (text == null || text.isEmpty()) {
            return absent;
        }
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException wrong) {
            throw Refusal.invalid("parameter '%s' must be an integer; it is '%s'".formatted(name, text));
        }
    }

    /** Given several times, or separated by commas. */
    static Set<String> names(List<String> texts) {
        var names = new LinkedHashSet<String>();
        for (var text : texts) {
            Arrays.stream(text.split(",")).filter(name -> !name.isEmpty()).forEach(names::add);
        }
        return names;
    }
}
