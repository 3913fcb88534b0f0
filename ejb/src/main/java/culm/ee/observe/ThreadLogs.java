package culm.ee.observe;

import culm.port.LogLine;
import culm.port.LogTap;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/**
 * Hears what threads log, at the root of {@code java.util.logging}: where the logs of both servers come through, whatever
 * interface they were written by, and before anything hands them to another thread.
 */
public final class ThreadLogs extends Handler implements LogTap {

    private final Map<Thread, Consumer<LogLine>> ears = new ConcurrentHashMap<>();
    private final Logger root = Logger.getLogger("");

    public ThreadLogs() {
        setFormatter(new SimpleFormatter());
        root.addHandler(this);
    }

    @Override
    public Open open(Consumer<LogLine> ear) {
        var thread = Thread.currentThread();
        ears.put(thread, ear);
        return () -> ears.remove(thread);
    }

    /** While a line is made, what that logs itself is not heard. */
    @Override
    public void publish(LogRecord entry) {
        var thread = Thread.currentThread();
        var ear = ears.remove(thread);
        if (ear == null) {
            return;
        }
        try {
            ear.accept(line(entry));
        } finally {
            ears.put(thread, ear);
        }
    }

    private LogLine line(LogRecord entry) {
        var text = String.valueOf(getFormatter().formatMessage(entry));
        var thrown = entry.getThrown();
        return new LogLine(
                Instant.now(),
                level(entry.getLevel().intValue()),
                String.valueOf(entry.getLoggerName()),
                thrown == null ? text : text + ": " + thrown);
    }

    private static String level(int value) {
        if (value >= Level.SEVERE.intValue()) {
            return "ERROR";
        }
        if (value >= Level.WARNING.intValue()) {
            return "WARNING";
        }
        if (value >= Level.INFO.intValue()) {
            return "INFO";
        }
        return value >= Level.FINE.intValue() ? "DEBUG" : "TRACE";
    }

    @Override
    public void flush() {
        // a line is handed over at once
    }

    /** The server forgets it. */
    @Override
    public void close() {
        root.removeHandler(this);
    }
}
