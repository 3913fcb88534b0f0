package culm.operations;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import culm.api.Code;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class OperationsPageTest {

    private static final Path ROOT = Path.of(System.getProperty("culm.root"));
    private static final Path PAGE = ROOT.resolve("docs/operations.md");
    private static final Path CODES = ROOT.resolve("ejb/src/main/java/culm/api/Code.java");
    private static final Pattern CODE = Pattern.compile("/\\*\\* (.+) \\*/\\s+([A-Z_]+)");

    @Test
    void thePageForPeopleSaysWhatTheTableSays() throws IOException {
        var text = new OperationsPage(OperationTable.read(), meanings()).text();
        if (Boolean.getBoolean("culm.renew")) {
            Files.writeString(PAGE, text);
        }

        assertThat(PAGE)
                .as("docs/operations.md; to renew it run this test with -Dculm.renew=true")
                .content()
                .isEqualTo(text);
    }

    @Test
    void everySituationHasAChapter() {
        assertThat(Situation.all()).allMatch(OperationsPage::shows);
    }

    private static Map<Code, String> meanings() throws IOException {
        return CODE.matcher(Files.readString(CODES))
                .results()
                .collect(toMap(match -> Code.valueOf(match.group(2)), OperationsPageTest::meaning));
    }

    private static String meaning(MatchResult match) {
        return match.group(1).replaceAll("\\{@code (.+?)}", "`$1`");
    }
}
