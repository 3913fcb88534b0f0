package culm.pages;

import static org.assertj.core.api.Assertions.assertThat;

import culm.test.FlowRun;
import culm.test.Mock;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The tree of docs/trees.md does what that page says. */
class TreesPageTest {

    private static final Path PAGE = Path.of(System.getProperty("culm.root")).resolve("docs/trees.md");
    private static final Pattern TREE = Pattern.compile("^```json\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    @Test
    void anOrderIsPackedWhileItsLetterIsWritten() throws IOException {
        var flow = withPieces(3).run().assertFinished();

        assertThat(flow.inputs("read")).containsEntry("number", 4711L);
        assertThat(flow.inputs("pack")).containsEntry("pieces", 3L);
        assertThat(flow.inputs("write")).containsEntry("text", "3 pieces for ANN");
        assertThat(flow.outputs()).isEqualTo(Map.of("${pieces}", 3L));
    }

    @Test
    void nothingIsSentWhereThereIsNothing() throws IOException {
        withPieces(0).run().assertFinished().assertState("both", FlowRun.NOT_REACHED);
    }

    @Test
    void aLetterThatFailsStopsNothing() throws IOException {
        withPieces(1)
                .mock("send_letter", Mock.failed("no stamps"))
                .run()
                .assertFinished()
                .assertState("write", "FINISHED");
    }

    private static FlowRun withPieces(int pieces) throws IOException {
        var tree = TREE.matcher(Files.readString(PAGE));
        assertThat(tree.find()).isTrue();
        return FlowRun.ofText(tree.group(1))
                .mock("read_order", Mock.done(Map.of("pieces", pieces, "customer", Map.of("name", "Ann"))))
                .mockOthers();
    }
}
