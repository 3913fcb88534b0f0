package culm.local;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProgressTest {

    private static final NodeRow PACK_RUNS = new NodeRow("1", "Pack", "RUNNING");
    private static final NodeRow PACK_DONE = new NodeRow("1", "Pack", "FINISHED");
    private static final NodeRow SEND_RUNS = new NodeRow("2", "Send", "RUNNING");

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(written, true, StandardCharsets.UTF_8);

    @Test
    void withoutATerminalEachChangeIsALine() {
        var view = ProgressView.on(out, false);

        view.show(List.of(PACK_RUNS));
        view.show(List.of(PACK_RUNS));
        view.show(List.of(PACK_DONE, SEND_RUNS));

        assertThat(written.toString(StandardCharsets.UTF_8).lines().map(String::strip))
                .containsExactly(
                        "Pack                         RUNNING",
                        "Pack                         FINISHED",
                        "Send                         RUNNING");
    }

    @Test
    void onATerminalTheLinesAreDrawnOver() {
        var view = ProgressView.on(out, true);

        view.show(List.of(PACK_RUNS));
        view.show(List.of(PACK_DONE, SEND_RUNS));

        assertThat(written.toString(StandardCharsets.UTF_8))
                .contains("\u001b[1A") // up over the one line drawn before
                .contains("FINISHED");
    }

    @Test
    void onlyNodesWithANameAreShownInTheOrderInWhichTheyWereEntered() {
        var state = Json.createReader(
                        new StringReader(
                                """
                        {"id": "run", "state": "RUNNING", "children": {
                          "s": {"id": "s", "name": "", "state": "FINISHED"},
                          "1": {"id": "1", "name": "Pack", "state": "FINISHED"},
                          "2": {"id": "2", "name": "Send", "state": "RUNNING"}}}
                        """))
                .readObject();

        assertThat(NodeRow.under(state)).containsExactly(PACK_DONE, SEND_RUNS);
    }
}
