package culm.engine;

import culm.data.Hidden;
import culm.port.LogLine;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Supplier;

/** What is logged during one call: the last lines, so that nobody's log fills the memory. Any thread may write to it. */
final class Journal {

    static final int MOST = 16_384;
    static final int LONGEST = 4_096;

    private final Supplier<Hidden> mask;
    private final Deque<LogLine> lines = new ArrayDeque<>();
    private Hidden hidden;
    private int size;
    private long dropped;
    private boolean closed;

    /** @param mask asked for when something is logged: most components log nothing */
    Journal(Supplier<Hidden> mask) {
        this.mask = mask;
    }

    /**
     * What was logged.
     *
     * @param dropped how many lines were left out before the first one
     */
    record Kept(long dropped, List<LogLine> lines) {
        static final Kept NOTHING = new Kept(0, List.of());
    }

    /** Secrets are hidden before the line is cut, lest a part of one be left. */
    synchronized void add(LogLine line) {
        if (closed) {
            return;
        }
        if (hidden == null) {
            hidden = mask.get();
        }
        var text = cut(hidden.in(line.text()));
        var kept = new LogLine(line.at(), line.level(), line.source(), text);
        lines.addLast(kept);
        size += kept.size();
        while (size > MOST) {
            size -= lines.removeFirst().size();
            dropped++;
        }
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST) {
            return text;
        }
        var end = Character.isHighSurrogate(text.charAt(LONGEST - 2)) ? LONGEST - 2 : LONGEST - 1;
        return text.substring(0, end) + "\u2026";
    }

    /** The call is over: what threads of the component still log is not for it. */
    synchronized Kept close() {
        closed = true;
        return lines.isEmpty() ? Kept.NOTHING : new Kept(dropped, List.copyOf(lines));
    }
}
