package culm.data;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Values as people may see them: what is secret is hidden, by name and wherever its text turns up. */
public final class Hidden {

    /** A shorter text turns up by chance. */
    private static final int SHORTEST = 4;

    private final Predicate<String> names;
    private final Set<String> texts;

    private Hidden(Predicate<String> names, Set<String> texts) {
        this.names = names;
        this.texts = texts;
    }

    /**
     * @param names of what is secret, without wrapper
     * @param values secret ones: their texts are hidden too
     */
    public static Hidden of(Predicate<String> names, Collection<?> values) {
        var texts = new HashSet<String>();
        values.forEach(value -> collect(value, texts));
        return new Hidden(names, texts);
    }

    private static void collect(Object value, Set<String> texts) {
        if (value instanceof String text && text.length() >= SHORTEST) {
            texts.add(text);
        } else if (value instanceof Map<?, ?> members) {
            members.values().forEach(member -> collect(member, texts));
        } else if (value instanceof Collection<?> items) {
            items.forEach(item -> collect(item, texts));
        }
    }

    public Map<String, Object> in(Map<String, Object> values) {
        var seen = new LinkedHashMap<String, Object>();
        values.forEach((name, value) ->
                seen.put(name, value != null && names.test(SecretNames.bare(name)) ? Excerpt.HIDDEN : in(value)));
        return seen;
    }

    @SuppressWarnings("unchecked") // keys of JSON objects are text
    public Object in(Object value) {
        if (value instanceof String text) {
            return in(text);
        }
        if (value instanceof Map<?, ?> members) {
            return in((Map<String, Object>) members);
        }
        return value instanceof List<?> items ? list(items, this::in) : value;
    }

    public String in(String text) {
        var seen = text;
        for (var secret : texts) {
            seen = seen.replace(secret, Excerpt.HIDDEN);
        }
        return seen;
    }

    /** A tree: what its variables and inputs have as value is hidden where they are secret, and wherever it is said again. */
    public Map<String, Object> inTree(Map<String, Object> document) {
        var said = new HashSet<>(texts);
        visit("", document, members -> collect(members.get("value"), said));
        return new Hidden(names, said).withoutValues("", document);
    }

    private void visit(String name, Object part, Consumer<Map<?, ?>> secret) {
        if (part instanceof Map<?, ?> members) {
            if (isSecret(name, members)) {
                secret.accept(members);
            }
            members.forEach((key, member) -> visit((String) key, member, secret));
        } else if (part instanceof List<?> items) {
            items.forEach(item -> visit(name, item, secret));
        }
    }

    private boolean isSecret(String name, Map<?, ?> members) {
        return Boolean.TRUE.equals(members.get("secret")) || names.test(SecretNames.bare(name));
    }

    private Map<String, Object> withoutValues(String name, Map<?, ?> members) {
        var seen = new LinkedHashMap<String, Object>();
        members.forEach((key, member) -> seen.put((String) key, withoutValues((String) key, member)));
        if (isSecret(name, members) && seen.get("value") != null) {
            seen.put("value", Excerpt.HIDDEN);
        }
        return seen;
    }

    private Object withoutValues(String name, Object part) {
        if (part instanceof Map<?, ?> members) {
            return withoutValues(name, members);
        }
        return part instanceof List<?> items ? list(items, item -> withoutValues(name, item)) : in(part);
    }

    /** With nulls, which streams do not collect. */
    private static List<Object> list(List<?> items, UnaryOperator<Object> change) {
        var seen = new ArrayList<>(items.size());
        items.forEach(item -> seen.add(change.apply(item)));
        return seen;
    }
}
