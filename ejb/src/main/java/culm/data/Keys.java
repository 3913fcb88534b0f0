package culm.data;

/** The two spellings of a variable: {@code name} in expressions, <code>${name}</code> as a key. */
final class Keys {

    private Keys() {}

    static String of(String name) {
        return "${" + name + "}";
    }

    /** The name in a key, or null if the key has no wrapper and so cannot be referred to. */
    static String name(String key) {
        return key.startsWith("${") && key.endsWith("}") ? key.substring(2, key.length() - 1) : null;
    }
}
