package culm.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;

/** The test methods in the sources of every module, as {@code Class#method}. */
final class TestMethods {

    private static final Path ROOT = Path.of(System.getProperty("culm.root"));
    private static final Pattern METHOD = Pattern.compile(
            "@(?:Test|TestFactory|ParameterizedTest)\\b(?:(?!;\\R).)*?(?:void|>) (\\w+)\\(", Pattern.DOTALL);

    private TestMethods() {}

    static Set<String> ofAllModules() {
        var methods = new HashSet<String>();
        for (var module : new String[] {"ejb", "web", "server-config", "src-test"}) {
            try (var files = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
                files.filter(file -> file.toString().endsWith(".java")).forEach(file -> addAll(file, methods));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return methods;
    }

    private static void addAll(Path file, Set<String> methods) {
        var type = file.getFileName().toString().replace(".java", "");
        try {
            METHOD.matcher(Files.readString(file))
                    .results()
                    .forEach(method -> methods.add(type + "#" + method.group(1)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
