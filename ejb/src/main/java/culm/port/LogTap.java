package culm.port;

import java.util.function.Consumer;

/** Catches what is logged by other ways than the engine's own. */
public interface LogTap {

    /** Catches nothing. */
    LogTap NONE = ear -> () -> {};

    /** What the present thread logs is told to the ear, until that is closed. */
    Open open(Consumer<LogLine> ear);

    /** An ear that listens. */
    interface Open extends AutoCloseable {
        @Override
        void close();
    }
}
