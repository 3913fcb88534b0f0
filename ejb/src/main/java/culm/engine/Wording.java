package culm.engine;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a document says, in its order: two are equal if their JSON is. Of a document that is changed later it is a copy. */
final class Wording {

    private static final int MOST_WORDS = 200_000;
    private static final int DEEPEST = 200;

    private enum Mark {
        OBJECT,
        LIST,
        END
    }

    private final Object[] words;
    private final int hash;

    private Wording(Object[] words) {
        this.words = words;
        this.hash = Arrays.hashCode(words);
    }

    /** Empty for a document that is too large, or holds what JSON does not. */
    static Optional<Wording> of(Map<String, Object> document) {
        var words = new ArrayList<Object>();
        return add(document, words, 0) ? Optional.of(new Wording(words.toArray())) : Optional.empty();
    }

    private static boolean add(Object value, List<Object> words, int depth) {
        if (depth > DEEPEST || words.size() > MOST_WORDS) {
            return false;
        }
        if (value instanceof Map<?, ?> members) {
            return addMembers(members, words, depth);
        }
        if (value instanceof List<?> items) {
            return addItems(items, words, depth);
        }
        words.add(value);
        return value == null
                || value instanceof String
                || value instanceof Boolean
                || value instanceof Long
                || value instanceof Integer
                || value instanceof Double
                || value.getClass() == BigInteger.class;
    }

    private static boolean addMembers(Map<?, ?> members, List<Object> words, int depth) {
        words.add(Mark.OBJECT);
        for (var member : members.entrySet()) {
            words.add(member.getKey());
            if (!(member.getKey() instanceof String) || !add(member.getValue(), words, depth + 1)) {
                return false;
            }
        }
        return words.add(Mark.END);
    }

    private static boolean addItems(List<?> items, List<Object> words, int depth) {
        words.add(Mark.LIST);
        for (var item : items) {
            if (!add(item, words, depth + 1)) {
                return false;
            }
        }
        return words.add(Mark.END);
    }

    int size() {
        return words.length;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Wording wording && hash == wording.hash && Arrays.equals(words, wording.words);
    }

    @Override
    public int hashCode() {
        return hash;
    }
}
