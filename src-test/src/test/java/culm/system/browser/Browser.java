package culm.system.browser;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** Debian's Chromium without a window, one for the whole test run. */
public final class Browser implements CloseableResource {

    private static final Path PROGRAM = Path.of(System.getProperty("culm.browser", "/usr/bin/chromium"));
    private static final Path DRIVER = Path.of(System.getProperty("culm.browser.driver", "/usr/bin/chromedriver"));
    private static final List<String> ARGUMENTS = List.of(
            "--headless=new",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-dev-shm-usage",
            "--disable-background-networking",
            "--disable-component-update",
            "--no-first-run",
            "--hide-scrollbars",
            "--force-device-scale-factor=1",
            "--lang=en",
            "--window-size=1440,900");

    /** It warns of each Chromium that is newer than itself, and needs nothing of what it misses. Loggers are forgotten if nobody has them. */
    private static final Logger SELENIUM = Logger.getLogger("org.openqa.selenium");

    /** It leaves a socket, and a link to nothing, where the machine keeps such files. */
    private final Path passing;

    private final ChromeDriver driver;

    Browser() {
        this(true);
    }

    /** @param listening whether it keeps what it asks of the network, which takes part of its time */
    Browser(boolean listening) {
        SELENIUM.setLevel(Level.SEVERE);
        for (var program : List.of(PROGRAM, DRIVER)) {
            if (!Files.isExecutable(program)) {
                throw new AssertionError(
                        "%s is missing: apt-get install chromium chromium-driver, or -Dculm.browser= and -Dculm.browser.driver="
                                .formatted(program));
            }
        }
        passing = directory();
        var service = new ChromeDriverService.Builder()
                .usingDriverExecutable(DRIVER.toFile())
                .usingAnyFreePort()
                .withLogFile(new File("/dev/null"))
                .withEnvironment(Map.of("TMPDIR", passing.toString()))
                .build();
        driver = new ChromeDriver(service, options(listening));
        driver.manage().timeouts().scriptTimeout(Duration.ofSeconds(30)).pageLoadTimeout(Duration.ofSeconds(30));
    }

    private static Path directory() {
        try {
            return Files.createTempDirectory("culm-browser");
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
    }

    private static ChromeOptions options(boolean listening) {
        var logs = new LoggingPreferences();
        if (listening) {
            logs.enable(LogType.PERFORMANCE, Level.ALL); // what it asks of the network
        }
        logs.enable(LogType.BROWSER, Level.ALL);
        var options = new ChromeOptions();
        options.setBinary(PROGRAM.toFile());
        options.addArguments(ARGUMENTS);
        options.setCapability("goog:loggingPrefs", logs);
        options.setExperimentalOption("prefs", Map.of("intl.accept_languages", "en"));
        return options;
    }

    ChromeDriver driver() {
        return driver;
    }

    /** The size of its window and the density of its points, as a phone or a desk has them. */
    void resize(int width, int height, boolean phone) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", phone));
    }

    void prefer(String scheme) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
    }

    @Override
    public void close() {
        driver.quit();
        remove(passing.toFile());
    }

    /** What its last processes remove meanwhile is not missed. */
    private static void remove(File left) {
        var within = Files.isSymbolicLink(left.toPath()) ? null : left.listFiles();
        if (within != null) {
            Stream.of(within).forEach(Browser::remove);
        }
        left.delete();
    }
}
