package culm.system.browser;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.interactions.Actions;

/** The drawing of a flow, its tree of nodes and its timeline in a browser, without a server. The facts about them are in `facts.*.js`. */
@ExtendWith(BrowserExtension.class)
class FlowPagesTest {

    private static final String AXE = "/META-INF/resources/webjars/axe-core/%s/axe.min.js";
    private static FlowPages pages;

    @BeforeAll
    static void serve() throws IOException {
        pages = new FlowPages();
    }

    @AfterAll
    static void stop() {
        pages.close();
    }

    @AfterEach
    void asItWas(Browser browser) {
        browser.resize(1440, 900, false);
    }

    private static ChromeDriver open(Browser browser, String page) {
        browser.driver().get(pages.address(page));
        return browser.driver();
    }

    @TestFactory
    Stream<DynamicTest> facts(Browser browser) {
        var driver = open(browser, "facts.html");
        driver.manage().timeouts().scriptTimeout(Duration.ofMinutes(3));
        var results = list(
                driver.executeAsyncScript(
                        """
                const done = arguments[arguments.length - 1];
                const wait = () => globalThis.results ? globalThis.results.then(done) : setTimeout(wait, 20);
                wait();
                """));
        assertThat(results).hasSizeGreaterThan(60);
        return results.stream()
                .map(result -> DynamicTest.dynamicTest(
                        "%s: %s (%s ms)".formatted(result.get("group"), result.get("name"), result.get("ms")),
                        () -> assertThat(result.get("error")).isNull()));
    }

    @Test
    void byKeyboardAloneANodeIsFoundInTheTreeAndSelectedInTheDrawing(Browser browser) {
        var driver = open(browser, "gallery.html");
        press(driver, Keys.TAB, Keys.TAB); // the drawing, and the first node in it
        assertThat(focused(driver)).isEqualTo("release_start");
        press(driver, Keys.ARROW_RIGHT, Keys.ARROW_RIGHT, Keys.ENTER);
        assertThat(selected(driver)).containsOnly("fork");

        press(driver, Keys.TAB, Keys.TAB, Keys.TAB, Keys.TAB, Keys.TAB, Keys.TAB); // past the five buttons
        assertThat(focused(driver)).isEqualTo("fork");
        press(driver, Keys.END, Keys.HOME, Keys.ARROW_DOWN, Keys.ENTER);
        assertThat(selected(driver)).containsOnly("check");
    }

    @Test
    void byMouseTheDrawingIsMovedAndANodeSelected(Browser browser) {
        var driver = open(browser, "gallery.html?fit");
        var node = driver.findElement(By.cssSelector(".node[data-node-id=approve]"));
        var before = node.getRect().getX();
        var mouse = new Actions(driver);

        mouse.moveToElement(node)
                .clickAndHold()
                .moveByOffset(-120, 30)
                .release()
                .perform();
        assertThat(node.getRect().getX()).isBetween(before - 125, before - 115);
        assertThat(selected(driver)).isEmpty();
        mouse.moveToElement(node).click().perform();
        assertThat(selected(driver)).containsOnly("approve");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"theme=light", "theme=dark", "theme=light&lang=zh", "theme=dark&phone", "unfold=sub&select=eu"})
    void axeFindsNoSeriousFault(String how, Browser browser) throws IOException {
        if (how.contains("phone")) {
            browser.resize(390, 844, true);
        }
        var driver = open(browser, "gallery.html?" + how);
        assertThat(seriousFaults(driver)).isEmpty();
    }

    @Test
    void whoWantsNoMotionSeesNone(Browser browser) {
        var driver = open(browser, "gallery.html?flow=300");
        var moves = "return [...document.getAnimations()].filter(one => one.playState === 'running').length";
        assertThat((Long) driver.executeScript(moves)).isPositive();
        media(driver, "reduce");
        assertThat(driver.executeScript(moves)).isEqualTo(0L);
        media(driver, "no-preference");
    }

    private static void media(ChromeDriver driver, String motion) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-reduced-motion", "value", motion))));
    }

    private static void press(ChromeDriver driver, CharSequence... keys) {
        Arrays.stream(keys).forEach(key -> driver.switchTo().activeElement().sendKeys(key));
    }

    private static Object focused(ChromeDriver driver) {
        return driver.executeScript("return document.activeElement.dataset.nodeId");
    }

    @SuppressWarnings("unchecked")
    private static List<Object> selected(ChromeDriver driver) {
        return (List<Object>)
                driver.executeScript(
                        "return [...document.querySelectorAll('.node.selected, [role=treeitem][aria-selected=true]')].map(one => one.dataset.nodeId)");
    }

    private static List<String> seriousFaults(ChromeDriver driver) throws IOException {
        try (var axe = FlowPagesTest.class.getResourceAsStream(AXE.formatted(System.getProperty("culm.axe")))) {
            driver.executeScript(new String(axe.readAllBytes(), StandardCharsets.UTF_8));
        }
        var violations = list(
                driver.executeAsyncScript(
                        """
                const done = arguments[arguments.length - 1];
                axe.run(document, { resultTypes: ['violations'] }).then(found => done(found.violations
                    .filter(one => one.impact === 'serious' || one.impact === 'critical')
                    .map(one => ({ rule: one.id, nodes: one.nodes.slice(0, 3).map(node => node.html + ' ' + node.failureSummary).join('; ') }))));
                """));
        return violations.stream().map(Object::toString).toList();
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Object result) {
        return (List<Map<String, Object>>) result;
    }
}
