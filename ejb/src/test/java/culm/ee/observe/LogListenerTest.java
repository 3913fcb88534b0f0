package culm.ee.observe;

import static org.assertj.core.api.Assertions.assertThat;

import culm.port.Given;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What an operator reads of what has happened to a server. */
class LogListenerTest {

    private final Logger log = Logger.getLogger(LogListener.class.getName());
    private final List<String> lines = new ArrayList<>();
    private final Handler reader = new Handler() {
        @Override
        public void publish(LogRecord line) {
            lines.add(line.getLevel() + " " + new SimpleFormatter().formatMessage(line));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    @BeforeEach
    void listen() {
        log.addHandler(reader);
    }

    @AfterEach
    void leave() {
        log.removeHandler(reader);
    }

    @Test
    void namesWhoHasLeftATokenThatIsTakenOver() {
        var token = Given.token("t1", "r1").change().owner("east").make();

        new LogListener().tookOver(token);

        assertThat(lines)
                .containsExactly("INFO east has left token t1 of run r1 at node %s, which is taken up again"
                        .formatted(token.nodeId()));
    }
}
