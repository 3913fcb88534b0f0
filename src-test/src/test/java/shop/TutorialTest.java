package shop;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class TutorialTest {

    private static final Path ROOT = Path.of(System.getProperty("culm.root"));

    @Test
    void theTutorialShowsWhatIsTestedAndIsShort() throws IOException {
        var source = Files.readString(ROOT.resolve("src-test/src/test/java/shop/ReserveStock.java"));

        assertThat(Files.readString(ROOT.resolve("docs/components.md"))).contains("```java\n" + source + "```");
        assertThat(source.lines()).hasSizeLessThan(40);
    }
}
