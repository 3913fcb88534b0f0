package culm.load.driven;

import java.util.Arrays;
import java.util.List;

/**
 * One workload and its size.
 *
 * @param transactional whether its components share the engine's transaction
 */
public record Order(Kind kind, boolean transactional, int size) {

    private static final String TRANSACTIONAL = "-tx";

    /** Of fewer, one of the searches may find none. */
    private static final int LEAST_TO_SEARCH = 1_000;

    /** What is done. */
    public enum Kind {
        LINE("line"),
        CROWD("crowd"),
        CROWD_WAIT("crowd-wait"),
        FAN("fan"),
        WAKE("wake"),
        PREPARE("prepare"),
        PREPARE_ONE("prepare-one"),
        ONE_LATENCY("one-latency"),
        CALLBACK_LATENCY("callback-latency"),
        READ_STATE("read-state"),
        READ_LIST("read-list"),
        READ_ATTENTION("read-attention"),
        READ_FILTER("read-filter"),
        OPEN_LIST("open-list"),
        HEAP("heap"),
        RETENTION("retention"),
        STEADY("steady"),
        SECOND_SERVER("second-server");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        static Kind named(String label) {
            return Arrays.stream(values())
                    .filter(kind -> kind.label.equals(label))
                    .findFirst()
                    .orElseThrow(() -> new IllegalArgumentException("there is no workload " + label));
        }

        /** Whether it is about the time of one call and not of all. */
        public boolean isLatency() {
            return this == ONE_LATENCY || this == CALLBACK_LATENCY || isRead();
        }

        /** Whether all that is done belongs to what is timed, up to a percent. */
        public boolean isNothingButTimed() {
            return this == LINE || this == CROWD || this == FAN;
        }

        public boolean isRead() {
            return this == READ_STATE || isSearch();
        }

        /** Whether it looks for runs among many. */
        public boolean isSearch() {
            return this == READ_LIST || this == READ_ATTENTION || this == READ_FILTER;
        }
    }

    /** @throws IllegalArgumentException if it would search among too few */
    public Order {
        if (kind == Kind.READ_FILTER && size < LEAST_TO_SEARCH) {
            throw new IllegalArgumentException("%s needs %d runs or more".formatted(kind.label, LEAST_TO_SEARCH));
        }
    }

    /** @param text as {@code line:1000}, or {@code line-tx:1000} */
    public static Order of(String text) {
        var parts = text.strip().split(":", 2);
        var transactional = parts[0].endsWith(TRANSACTIONAL);
        var name = transactional ? parts[0].substring(0, parts[0].length() - TRANSACTIONAL.length()) : parts[0];
        return new Order(Kind.named(name), transactional, Integer.parseInt(parts[1]));
    }

    /** @param text with commas between them */
    public static List<Order> all(String text) {
        return Arrays.stream(text.split(",")).map(Order::of).toList();
    }

    /** The one whose components do not share the engine's transaction. */
    public Order plain() {
        return new Order(kind, false, size);
    }

    /** Without the size. */
    public String family() {
        return kind.label + (transactional ? TRANSACTIONAL : "");
    }

    public String name() {
        return family() + "-" + size;
    }

    @Override
    public String toString() {
        return family() + ":" + size;
    }
}
