package culm.expr;

import java.util.Locale;

/** Upper and lower case. */
final class Casing {

    private Casing() {}

    static String capitalize(String text) {
        if (text.isEmpty()) {
            return text;
        }
        int first = text.offsetByCodePoints(0, 1);
        return text.substring(0, first).toUpperCase(Locale.ROOT)
                + text.substring(first).toLowerCase(Locale.ROOT);
    }

    static String title(String text) {
        var out = new StringBuilder(text.length());
        boolean inWord = false;
        for (int character : text.codePoints().toArray()) {
            out.appendCodePoint(inWord ? Character.toLowerCase(character) : Character.toTitleCase(character));
            inWord = Character.isLetter(character);
        }
        return out.toString();
    }

    static String swap(String text) {
        var out = new StringBuilder(text.length());
        for (int character : text.codePoints().toArray()) {
            boolean upper = Character.isUpperCase(character);
            out.appendCodePoint(upper ? Character.toLowerCase(character) : Character.toUpperCase(character));
        }
        return out.toString();
    }

    static boolean isUpper(String text) {
        return text.codePoints().anyMatch(Character::isUpperCase)
                && text.codePoints().noneMatch(Character::isLowerCase);
    }

    static boolean isLower(String text) {
        return text.codePoints().anyMatch(Character::isLowerCase)
                && text.codePoints().noneMatch(Character::isUpperCase);
    }
}
