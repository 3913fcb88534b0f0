package culm.expr;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Takes a JSON value apart into what is fixed and what is to be rendered. */
final class PartReader {

    private PartReader() {}

    static Part read(Object value) {
        return read(value, 0);
    }

    private static Part read(Object value, int depth) {
        if (depth > Limits.VALUE_NESTING) {
            throw new RenderFailed("a value is nested deeper than %d levels".formatted(Limits.VALUE_NESTING));
        } else if (value instanceof String text) {
            return readText(text).simplified();
        } else if (value instanceof List<?> list) {
            return readItems(list, depth);
        } else if (value instanceof Map<?, ?> map) {
            return readEntries(map, depth);
        }
        return new Part.Fixed(value);
    }

    private static Part readItems(List<?> list, int depth) {
        var parts = new ArrayList<Part>(list.size());
        boolean fixed = true;
        for (Object item : list) {
            Part part = read(item, depth + 1);
            fixed &= part instanceof Part.Fixed;
            parts.add(part);
        }
        return fixed ? new Part.Fixed(list) : new Part.Items(parts);
    }

    private static Part readEntries(Map<?, ?> map, int depth) {
        var parts = new LinkedHashMap<String, Part>();
        boolean fixed = true;
        for (var entry : map.entrySet()) {
            Part part = read(entry.getValue(), depth + 1);
            fixed &= part instanceof Part.Fixed;
            parts.put(String.valueOf(entry.getKey()), part);
        }
        return fixed ? new Part.Fixed(map) : new Part.Entries(parts);
    }

    static Part.Mixed readText(String text) {
        var texts = new ArrayList<String>();
        var fragments = new ArrayList<Fragment>();
        int from = 0;
        int open = text.indexOf(Brackets.OPEN);
        while (open >= 0) {
            int close = Brackets.end(text, open + 2);
            if (close > open + 2) {
                texts.add(text.substring(from, open));
                fragments.add(Fragment.of(text.substring(open + 2, close)));
                from = close + 1;
            }
            open = text.indexOf(Brackets.OPEN, Math.max(from, open + 2));
        }
        texts.add(text.substring(from));
        return new Part.Mixed(texts, fragments);
    }
}
