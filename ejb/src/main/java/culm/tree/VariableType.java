package culm.tree;

import java.util.Locale;
import java.util.Optional;

/** How the value of a variable or an input is to be read. */
public enum VariableType {
    /** The value as it is; templates in it are text. */
    PLAIN,
    /** A template, rendered each time it is read. */
    SPLICE,
    /** A template whose result is given to a registered variable class, each time it is read. */
    LAZY;

    public static Optional<VariableType> of(Object name) {
        for (var type : values()) {
            if (type.name().toLowerCase(Locale.ROOT).equals(name)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
