package culm.data;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Part of a value that is worth keeping: no secrets, and no more than so much. */
public final class Excerpt {

    /** What stands for a secret. */
    public static final String HIDDEN = "***";

    private static final String CUT = "...";

    private final Predicate<String> secret;
    private int left;

    private Excerpt(Predicate<String> secret, int most) {
        this.secret = secret;
        this.left = most;
    }

    /**
     * @param secret names of members that are not to be seen
     * @param most about how many characters; what comes after them is cut
     */
    public static Map<String, Object> of(Map<String, Object> values, Predicate<String> secret, int most) {
        return new Excerpt(secret, most).map(values);
    }

    private Map<String, Object> map(Map<?, ?> values) {
        var some = new LinkedHashMap<String, Object>();
        for (var member : values.entrySet()) {
            var name = String.valueOf(member.getKey());
            if (left <= 0) {
                some.put(CUT, CUT);
                break;
            }
            left -= name.length();
            some.put(name, secret.test(name) && member.getValue() != null ? HIDDEN : value(member.getValue()));
        }
        return some;
    }

    private Object value(Object value) {
        if (value instanceof Map<?, ?> values) {
            return map(values);
        }
        if (value instanceof Collection<?> items) {
            return list(items);
        }
        var text = String.valueOf(value);
        var most = Math.max(0, left);
        left -= text.length() + 1;
        return text.length() <= most ? plain(value) : text.substring(0, most) + CUT;
    }

    private static Object plain(Object value) {
        return value == null || value instanceof Number || value instanceof Boolean ? value : String.valueOf(value);
    }

    private List<Object> list(Collection<?> items) {
        var some = new ArrayList<>();
        for (var item : items) {
            if (left <= 0) {
                some.add(CUT);
                break;
            }
            some.add(value(item));
        }
        return some;
    }
}
