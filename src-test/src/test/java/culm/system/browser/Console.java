package culm.system.browser;

import static org.assertj.core.api.Assertions.assertThat;

import culm.ee.json.JsonText;
import culm.system.CulmUnderTest;
import culm.system.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;

/** The console as somebody at the screen has it. What he looks for may take a moment to come. */
final class Console {

    private static final Duration PATIENCE = Duration.ofSeconds(12);
    private static final long LOOK_MILLIS = 25;

    private final Browser browser;
    private final CulmUnderTest culm;

    private Console(Browser browser, CulmUnderTest culm) {
        this.browser = browser;
        this.culm = culm;
    }

    /** With nobody logged in, and nothing chosen. */
    static Console fresh(Browser browser, CulmUnderTest culm) {
        var console = new Console(browser, culm);
        browser.resize(1440, 900, false);
        browser.prefer("light");
        browser.driver().get(culm.address() + "health/live");
        console.script("sessionStorage.clear(); localStorage.clear(); localStorage.setItem('culm.language', 'en')");
        return console;
    }

    /** Logged in as the user of {@code culm}, by a token as the page itself makes one. */
    static Console of(Browser browser, CulmUnderTest culm) {
        var console = fresh(browser, culm);
        var made = culm.rest().post("api/v1/tokens", Map.of("name", "browser", "expires_in", 3600L));
        var extra = (Map<?, ?>) made.object().get("extra");
        var me = culm.rest().get("api/v1/me").json();
        console.script(
                "sessionStorage.setItem('culm.session', arguments[0])",
                JsonText.write(Map.of("token", extra.get("token"), "id", extra.get("id"), "me", me)));
        return console;
    }

    Browser browser() {
        return browser;
    }

    /** Opens a place of the console anew, such as {@code runs?state=FAILED}. */
    Console open(String place) {
        browser.driver().get("about:blank");
        return go(place);
    }

    /** Goes to a place as a link does. */
    Console go(String place) {
        browser.driver().get(culm.address() + "#/" + place);
        return this;
    }

    Console openRun(String id) {
        open("runs/" + id);
        find("header[data-run='%s']".formatted(id));
        return this;
    }

    Console openNode(String run, String node) {
        open("runs/" + run + "?node=" + node);
        find("aside[data-node='%s']".formatted(node));
        return this;
    }

    Object script(String text, Object... arguments) {
        return browser.driver().executeScript(text, arguments);
    }

    List<WebElement> all(String css) {
        return browser.driver().findElements(By.cssSelector(css));
    }

    boolean has(String css) {
        return !all(css).isEmpty();
    }

    WebElement find(String css) {
        return until(css, () -> all(css).stream()
                .filter(WebElement::isDisplayed)
                .findFirst()
                .orElse(null));
    }

    void gone(String css) {
        until("no " + css, () -> has(css) ? null : true);
    }

    void says(String css, String text) {
        until(
                css + " says " + text,
                () -> all(css).stream().anyMatch(one -> one.getText().contains(text)) ? true : null);
    }

    void runIs(String state) {
        find("header[data-run][data-state='%s']".formatted(state));
    }

    void nodeIs(String node, String state) {
        find("aside[data-node='%s'][data-state='%s']".formatted(node, state));
    }

    <T> T until(String what, Supplier<T> look) {
        var end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                var found = look.get();
                if (found != null) {
                    return found;
                }
            } catch (StaleElementReferenceException drawnAnew) {
                // the next look finds it
            }
            if (System.nanoTime() > end) {
                throw new AssertionError("%s does not come; the page says: %s"
                        .formatted(what, find("body").getText()));
            }
            Waiting.pause(Duration.ofMillis(LOOK_MILLIS));
        }
    }

    Console click(String css) {
        until("a click on " + css, () -> {
            find(css).click();
            return true;
        });
        return this;
    }

    /** In place of what stands there. */
    Console type(String css, String text) {
        var field = find(css);
        field.click();
        field.sendKeys(Keys.chord(Keys.CONTROL, "a"), text.isEmpty() ? Keys.DELETE : text);
        return this;
    }

    Console choose(String css, String value) {
        click(css + " option[value='%s']".formatted(value));
        return this;
    }

    void keys(CharSequence... keys) {
        new Actions(browser.driver()).sendKeys(keys).perform();
    }

    String focused(String attribute) {
        return browser.driver().switchTo().activeElement().getDomAttribute(attribute);
    }

    /** Asks for an operation, from its button to the end of its question. */
    void act(String where, String action, Map<String, String> fields) {
        click(where + " [data-action='%s']".formatted(action));
        find("dialog[open]");
        fields.forEach((name, text) -> type("dialog[open] " + name, text));
        submit();
        gone("dialog[open]");
    }

    void submit() {
        click("dialog[open] [data-submit]");
    }

    void actOnRun(String action) {
        act("header[data-run]", action, Map.of("[name=reason]", "because of " + action));
    }

    void actOnNode(String action) {
        act("aside[data-node]", action, Map.of("[name=reason]", "because of " + action));
    }

    void login(String name, String password) {
        type("[name=name]", name);
        type("[name=password]", password);
        click(".login [data-submit]");
    }

    /** What the page has complained of since the last time, such as of what its policy forbids. */
    List<String> complaints() {
        return browser.driver().manage().logs().get("browser").getAll().stream()
                .map(entry -> entry.getLevel() + " " + entry.getMessage())
                .toList();
    }

    void hasNothingToComplainOf() {
        assertThat(complaints())
                .noneMatch(line -> line.contains("Content Security Policy") || line.contains("Uncaught"));
    }
}
