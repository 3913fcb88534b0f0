package culm.system;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.inject.Inject;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.apiguardian.api.API;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.engine.JupiterTestEngine;
import org.junit.platform.commons.JUnitException;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.launcher.Launcher;
import org.opentest4j.AssertionFailedError;

/**
 * The project of docs/testing.md, as whoever follows that page has it: its component is compiled with the client jar and Jakarta EE, its
 * tests are compiled and run with the client jar and JUnit alone. It needs no server, so once is enough.
 */
@Tag("wildfly")
class TestingPageIT {

    private static final Path ROOT = Path.of(System.getProperty("culm.root"));
    private static final Path PAGE = ROOT.resolve("docs/testing.md");
    private static final Pattern FILE =
            Pattern.compile("^`(src/[^`]+)`\\n\\n```\\w+\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern TIME = Pattern.compile("files.CopyFileTest: 3 succeeded, 0 failed, (\\d+) ms");
    private static final int MINUTES = 3;

    @TempDir
    Path project;

    @Test
    void theTestsOfThePageRunWithTheClientJarAloneAndThatOfTheComponentInLessThanASecond() throws Exception {
        writeProject();
        var main = compile("src/main/java", jar(Inject.class));
        var tests = compile("src/test/java", main.toString(), junit());

        var output = run(String.join(
                File.pathSeparator,
                tests.toString(),
                main.toString(),
                project.resolve("src/test/resources").toString(),
                clientJar(),
                junit()));

        var time = TIME.matcher(output);
        assertThat(time.find()).as(output).isTrue();
        assertThat(Integer.parseInt(time.group(1))).isLessThan(1_000);
        assertThat(output).contains("files.BackupTest: 5 succeeded, 0 failed");
    }

    private void writeProject() throws IOException {
        var files = FILE.matcher(Files.readString(PAGE));
        while (files.find()) {
            var file = project.resolve(files.group(1));
            Files.createDirectories(file.getParent());
            Files.writeString(file, files.group(2));
        }
    }

    private Path compile(String sources, String... classPath) throws IOException {
        var classes = project.resolve("target").resolve(sources);
        Files.createDirectories(classes);
        var options = new ArrayList<>(List.of("-proc:none", "-d", classes.toString(), "-cp"));
        options.add(clientJar() + File.pathSeparator + String.join(File.pathSeparator, classPath));
        try (var files = Files.walk(project.resolve(sources))) {
            files.map(Path::toString).filter(file -> file.endsWith(".java")).forEach(options::add);
        }
        assertThat(ToolProvider.getSystemJavaCompiler().run(null, null, null, options.toArray(String[]::new)))
                .isZero();
        return classes;
    }

    private String run(String classPath) throws Exception {
        var runner = ROOT.resolve("src-test/src/test/java/culm/system/client/TestRunner.java");
        var output = project.resolve("output");
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var tests = new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        classPath,
                        runner.toString(),
                        "files.CopyFileTest",
                        "files.BackupTest")
                .redirectErrorStream(true)
                .redirectOutput(output.toFile());
        tests.environment().remove("CLASSPATH");
        assertThat(tests.start().waitFor(MINUTES, TimeUnit.MINUTES)).isTrue();
        return Files.readString(output);
    }

    private static String junit() {
        return Stream.of(
                        Test.class,
                        JupiterTestEngine.class,
                        TestEngine.class,
                        JUnitException.class,
                        Launcher.class,
                        AssertionFailedError.class,
                        API.class)
                .map(TestingPageIT::jar)
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String jar(Class<?> type) {
        return Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath())
                .toString();
    }

    private static String clientJar() throws IOException {
        try (var jars = Files.newDirectoryStream(ROOT.resolve("ejb/target"), "culm-ejb-*-client.jar")) {
            return jars.iterator().next().toString();
        }
    }
}
