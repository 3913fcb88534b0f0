package culm.engine;

import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What names and labels of runs may be. */
final class LabelRules {

    private static final int MOST = 32;
    private static final int LONGEST_VALUE = 128;
    private static final int LONGEST_NAME = 255;
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._/-]{0,63}");

    private LabelRules() {}

    /** What is wrong with labels, if anything is. */
    static Optional<String> problem(Map<String, String> labels) {
        if (labels == null) {
            return Optional.of("labels are missing");
        }
        if (labels.size() > MOST) {
            return Optional.of("a run may have %d labels; these are %d".formatted(MOST, labels.size()));
        }
        return labels.entrySet().stream()
                .flatMap(label -> problem(label.getKey(), label.getValue()).stream())
                .findFirst();
    }

    private static Optional<String> problem(String label, String value) {
        if (label == null || !LABEL.matcher(label).matches()) {
            return Optional.of("labels: '%s' must have 1 to 64 of A-Z a-z 0-9 . _ / - and begin with a letter or digit"
                    .formatted(label));
        }
        return value == null || value.length() > LONGEST_VALUE || hasControls(value)
                ? Optional.of("labels: the value of '%s' must have 0 to %d characters, and no control characters"
                        .formatted(label, LONGEST_VALUE))
                : Optional.empty();
    }

    static Optional<String> problem(String name) {
        return name != null && (name.isBlank() || name.length() > LONGEST_NAME || hasControls(name))
                ? Optional.of("name: must have 1 to %d characters, and no control characters".formatted(LONGEST_NAME))
                : Optional.empty();
    }

    private static boolean hasControls(String text) {
        return text.codePoints().anyMatch(Character::isISOControl);
    }
}
