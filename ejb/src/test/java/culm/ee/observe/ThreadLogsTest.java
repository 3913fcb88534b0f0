package culm.ee.observe;

import static org.assertj.core.api.Assertions.assertThat;

import culm.port.LogLine;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ThreadLogsTest {

    private static final String NAME = "culm.test.talking";

    private final ThreadLogs threads = new ThreadLogs();
    private final List<LogLine> heard = new ArrayList<>();

    @AfterEach
    void close() {
        threads.close();
    }

    private List<String> texts() {
        return heard.stream().map(line -> line.level() + " " + line.text()).toList();
    }

    @Test
    void whatTheThreadLogsIsHeardWhileSomebodyListens() {
        var logger = System.getLogger(NAME);

        logger.log(System.Logger.Level.INFO, "before");
        try (var open = threads.open(heard::add)) {
            logger.log(System.Logger.Level.INFO, "copied {0} of {1}", 3, "many");
            Logger.getLogger(NAME).log(Level.WARNING, "hm", new IllegalStateException("why"));
            Logger.getLogger(NAME).log(Level.SEVERE, "no");
            org.slf4j.LoggerFactory.getLogger(NAME).info("and {}", "so on");
        }
        logger.log(System.Logger.Level.INFO, "after");

        assertThat(texts())
                .containsExactly(
                        "INFO copied 3 of many",
                        "WARNING hm: java.lang.IllegalStateException: why",
                        "ERROR no",
                        "INFO and so on");
        assertThat(heard).extracting(LogLine::source).containsOnly(NAME);
    }

    @Test
    void finerLevelsAreHeardIfTheLogHasThem() {
        var logger = Logger.getLogger(NAME + ".fine");
        logger.setLevel(Level.ALL);

        try (var open = threads.open(heard::add)) {
            logger.fine("fine");
            logger.finest("finest");
        }

        assertThat(texts()).containsExactly("DEBUG fine", "TRACE finest");
    }

    @Test
    void whatOtherThreadsLogIsNotHeard() {
        try (var open = threads.open(heard::add)) {
            CompletableFuture.runAsync(() -> Logger.getLogger(NAME).info("elsewhere"))
                    .join();
        }

        assertThat(heard).isEmpty();
    }

    @Test
    void whatALineLogsWhileItIsMadeIsNotHeard() {
        var chatty = new Object() {
            @Override
            public String toString() {
                Logger.getLogger(NAME).info("made");
                return "itself";
            }
        };

        var only = Logger.getLogger(NAME + ".only");
        only.setUseParentHandlers(false);
        only.addHandler(threads);

        try (var open = threads.open(heard::add)) {
            only.log(Level.INFO, "it is {0}", chatty);
            Logger.getLogger(NAME).info("goes on");
        }

        assertThat(texts()).containsExactly("INFO it is itself", "INFO goes on");
    }

    @Test
    void whoIsClosedHearsNothing() {
        try (var open = threads.open(heard::add)) {
            threads.close();
            Logger.getLogger(NAME).info("unheard");
        }

        assertThat(heard).isEmpty();
    }
}
