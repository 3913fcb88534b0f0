package culm.expr;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.function.ToIntBiFunction;
import java.util.function.UnaryOperator;

/** The methods of texts. */
final class TextMethods {

    private interface Body {
        Object call(String text, Arguments arguments, Budget budget);
    }

    private record Method(Signature signature, Body body) {}

    private static final Map<String, Method> ALL = Map.ofEntries(
            plain("upper", text -> text.toUpperCase(Locale.ROOT)),
            plain("lower", text -> text.toLowerCase(Locale.ROOT)),
            plain("casefold", text -> text.toLowerCase(Locale.ROOT)),
            plain("capitalize", Casing::capitalize),
            plain("title", Casing::title),
            plain("swapcase", Casing::swap),
            is("isdigit", Character::isDigit),
            is("isdecimal", Character::isDigit),
            is("isnumeric", Character::isDigit),
            is("isalpha", Character::isLetter),
            is("isalnum", Character::isLetterOrDigit),
            is("isspace", Character::isWhitespace),
            method("isupper", 0, 0, (text, arguments, budget) -> Casing.isUpper(text)),
            method("islower", 0, 0, (text, arguments, budget) -> Casing.isLower(text)),
            method("strip", 0, 1, strip(true, true)),
            method("lstrip", 0, 1, strip(true, false)),
            method("rstrip", 0, 1, strip(false, true)),
            method("split", 0, 2, Splitting::split, "sep", "maxsplit"),
            method("rsplit", 0, 2, Splitting::splitFromEnd, "sep", "maxsplit"),
            method("splitlines", 0, 1, Splitting::lines, "keepends"),
            method("partition", 1, 1, (text, arguments, budget) -> partition(text, arguments, false, budget)),
            method("rpartition", 1, 1, (text, arguments, budget) -> partition(text, arguments, true, budget)),
            method("join", 1, 1, TextMethods::join),
            method("replace", 2, 3, TextMethods::replace, "count"),
            method("count", 1, 1, (text, arguments, budget) -> count(text, arguments.text(0), budget)),
            method("startswith", 1, 1, (text, arguments, budget) -> anyOf(arguments.at(0), text::startsWith, budget)),
            method("endswith", 1, 1, (text, arguments, budget) -> anyOf(arguments.at(0), text::endsWith, budget)),
            method(
                    "removeprefix",
                    1,
                    1,
                    (text, arguments, budget) -> text.startsWith(arguments.text(0))
                            ? text.substring(arguments.text(0).length())
                            : text),
            method(
                    "removesuffix",
                    1,
                    1,
                    (text, arguments, budget) -> text.endsWith(arguments.text(0))
                            ? text.substring(
                                    0, text.length() - arguments.text(0).length())
                            : text),
            search("find", String::indexOf, false),
            search("rfind", String::lastIndexOf, false),
            search("index", String::indexOf, true),
            search("rindex", String::lastIndexOf, true),
            method("ljust", 1, 2, Padding::left),
            method("rjust", 1, 2, Padding::right),
            method("center", 1, 2, Padding::center),
            method("zfill", 1, 1, (text, arguments, budget) -> Padding.zeros(text, arguments.number(0), budget)));

    private TextMethods() {}

    private static Map.Entry<String, Method> method(String name, int least, int most, Body body, String... named) {
        return Map.entry(name, new Method(new Signature(name, least, most, Set.of(named)), body));
    }

    private static Map.Entry<String, Method> plain(String name, UnaryOperator<String> change) {
        return method(name, 0, 0, (text, arguments, budget) -> change.apply(text));
    }

    private static Map.Entry<String, Method> is(String name, IntPredicate kind) {
        return method(
                name,
                0,
                0,
                (text, arguments, budget) ->
                        !text.isEmpty() && text.codePoints().allMatch(kind));
    }

    private static Map.Entry<String, Method> search(String name, ToIntBiFunction<String, String> find, boolean needed) {
        return method(name, 1, 1, (text, arguments, budget) -> {
            budget.search(text, arguments.text(0));
            long found = Characters.before(text, find.applyAsInt(text, arguments.text(0)));
            if (found < 0 && needed) {
                throw new Refused("%s() found nothing".formatted(name));
            }
            return found;
        });
    }

    private static Body strip(boolean left, boolean right) {
        return (text, arguments, budget) -> {
            Object characters = arguments.at(0, null);
            budget.spend(characters instanceof String all ? (long) all.length() * text.length() / 256 : 0);
            return Splitting.strip(text, characters, left, right);
        };
    }

    static Object call(String text, String name, Arguments arguments, Budget budget) {
        Method method = ALL.get(name);
        if (method == null) {
            throw new Refused("str has no method %s()".formatted(name));
        }
        method.signature().check(arguments);
        budget.characters(text.length());
        return method.body().call(text, arguments, budget);
    }

    private static Object join(String separator, Arguments arguments, Budget budget) {
        var joined = new StringBuilder();
        String between = "";
        for (Object item : Sequences.items(arguments.at(0), budget)) {
            String part = Arguments.text(item);
            budget.characters((long) between.length() + part.length());
            if (joined.length() > Limits.TEXT - between.length() - part.length()) {
                throw Refused.tooLong();
            }
            joined.append(between).append(part);
            between = separator;
        }
        return joined.toString();
    }

    private static Object replace(String text, Arguments arguments, Budget budget) {
        String old = arguments.text(0);
        String replacement = arguments.text(1);
        int most = arguments.number(2, "count", -1);
        if (old.isEmpty()) {
            throw new Refused("replace() takes no empty text");
        }
        long growth = count(text, old, budget) * (replacement.length() - old.length());
        budget.characters(text.length() + Math.max(0, growth));
        var out = new StringBuilder();
        int from = 0;
        for (int found = text.indexOf(old); found >= 0 && most != 0; found = text.indexOf(old, from), most--) {
            budget.step();
            out.append(text, from, found).append(replacement);
            from = found + old.length();
        }
        return out.append(text, from, text.length()).toString();
    }

    private static long count(String text, String wanted, Budget budget) {
        budget.search(text, wanted);
        if (wanted.isEmpty()) {
            return Characters.length(text) + 1;
        }
        long count = 0;
        for (int at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length())) {
            budget.step();
            count++;
        }
        return count;
    }

    private static boolean anyOf(Object wanted, Predicate<String> matches, Budget budget) {
        List<?> all = wanted instanceof Tuple tuple ? tuple : Collections.singletonList(wanted);
        for (Object one : all) {
            String part = Arguments.text(one);
            budget.characters(part.length());
            if (matches.test(part)) {
                return true;
            }
        }
        return false;
    }

    private static Object partition(String text, Arguments arguments, boolean last, Budget budget) {
        String separator = arguments.text(0);
        if (separator.isEmpty()) {
            throw new Refused("partition() takes no empty text");
        }
        budget.search(text, separator);
        int found = last ? text.lastIndexOf(separator) : text.indexOf(separator);
        if (found < 0) {
            return last ? Tuple.of("", "", text) : Tuple.of(text, "", "");
        }
        return Tuple.of(text.substring(0, found), separator, text.substring(found + separator.length()));
    }
}
