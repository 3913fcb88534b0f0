package culm.web.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ConsoleFilesTest {

    private static final int MOST_LINES = 400;
    private static final Pattern IMPORT = Pattern.compile("from [\"']([^\"']+)[\"']");
    private static final Pattern PRELOADED =
            Pattern.compile("rel=\"modulepreload\" href=\"console/\\$\\{console.hash}/([^\"]+)\"");
    private static final String LIBRARY = "lib/preact.module.js";
    private static final List<String> UNSAFE = List.of(
            "innerHTML",
            "outerHTML",
            "insertAdjacentHTML",
            "dangerouslySetInnerHTML",
            "document.write",
            "eval(",
            "new Function");

    private static long lines(Path file) {
        return ConsoleFiles.text(file).lines().count();
    }

    @Test
    void noFileIsTooLongToBeAboutOneThing() {
        for (var ending : List.of(".js", ".css")) {
            assertThat(ConsoleFiles.all(ending)).isNotEmpty().allSatisfy(file -> assertThat(lines(file))
                    .as(file.toString())
                    .isLessThanOrEqualTo(MOST_LINES));
        }
    }

    @Test
    void nothingMakesMarkupOrScriptsOfText() {
        for (var file : ConsoleFiles.all(".js")) {
            assertThat(ConsoleFiles.text(file)).as(file.toString()).doesNotContain(UNSAFE);
        }
    }

    @Test
    void eachModuleThatIsImportedIsThere() {
        for (var file : ConsoleFiles.all(".js")) {
            var imports = IMPORT.matcher(ConsoleFiles.text(file));
            while (imports.find()) {
                var target = file.resolveSibling(imports.group(1)).normalize();
                var unpacked = target.startsWith(ConsoleFiles.ROOT.resolve("lib"));
                assertThat(unpacked || target.toFile().isFile())
                        .as("%s in %s", imports.group(1), file)
                        .isTrue();
            }
        }
    }

    /** A browser that finds modules by reading others asks for them in five rounds. */
    @Test
    void thePageNamesEachModuleThatItNeedsAtOnce() {
        var page = ConsoleFiles.ROOT.resolveSibling("index.html");
        var needed = new TreeSet<String>();
        addImports(Path.of("main.js"), needed);
        needed.remove("early.js"); // a script of its own

        var preloaded = PRELOADED.matcher(ConsoleFiles.text(page)).results().map(found -> found.group(1));

        assertThat(preloaded).containsExactlyInAnyOrderElementsOf(needed).contains(LIBRARY);
    }

    private static void addImports(Path module, Set<String> found) {
        var file = ConsoleFiles.ROOT.resolve(module);
        if (!file.toFile().isFile()) {
            return; // unpacked
        }
        var imports = IMPORT.matcher(ConsoleFiles.text(file));
        while (imports.find()) {
            var target = module.resolveSibling(imports.group(1)).normalize();
            if (found.add(target.toString().replace('\\', '/'))) {
                addImports(target, found);
            }
        }
    }
}
