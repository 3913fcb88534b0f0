package culm.engine;

import static org.assertj.core.api.Assertions.assertThat;

import culm.tree.ReadOptions;
import culm.tree.TreeReader;
import culm.tree.Trees;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FailureKindTest {

    private static String error(Object said) {
        var document = Trees.aLine("p", "a").activity("a", "fail", Map.of()).document();
        var tree = new TreeReader(new Scripted(), ReadOptions.DEFAULT)
                .read(document)
                .tree()
                .orElseThrow();
        return FailureKind.of(tree.node("a"), said).error();
    }

    @Test
    void numbersIdsAndWhatIsQuotedDoNotTellFailuresApart() {
        assertThat(error("java.net.ConnectException: host 10.0.0.7:5432 does not answer"))
                .isEqualTo(error("java.net.ConnectException: host 10.0.0.12:5433 does not answer"));
        assertThat(error("order 8e03978e-40d5-43dd-bc93-6894a57f9324 is gone"))
                .isEqualTo(error("order 91f3978e-40d5-43dd-bc93-6894a57f0000 is gone"));
        assertThat(error("no file 'a.txt'")).isEqualTo(error("no file 'b.txt'"));
    }

    @Test
    void theFirstLineCountsAndNoMoreOfIt() {
        assertThat(error("full\n\tat culm.Disk.write(Disk.java:7)")).isEqualTo("full");
        assertThat(error("x".repeat(1_000))).hasSize(200);
        assertThat(error(null)).isEqualTo("null");
    }

    @Test
    void whatIsSaidDifferentlyIsOfAnotherKind() {
        assertThat(error("disk full")).isNotEqualTo(error("disk away"));
    }
}
