package culm.tree;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * How long an attempt of an activity may take, and what happens then: {@code timeout_config} of the tree, or its
 * {@code timeout}.
 *
 * @param seconds from when the component is first called
 */
public record TimeOut(int seconds, Action action) {

    static final int LONGEST = 365 * 24 * 3_600;

    /** What happens. */
    public enum Action {
        /** The component is stopped, and the node fails. */
        FORCED_FAIL,
        /** The component is stopped, and the flow goes on as if an operator had skipped the node. */
        FORCED_FAIL_AND_SKIP,
        /** Those who watch are told; the component goes on. */
        NOTIFY;

        static Optional<Action> of(String text) {
            return Arrays.stream(values())
                    .filter(action -> action.text().equals(text))
                    .findFirst();
        }

        /** As the tree spells it. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
