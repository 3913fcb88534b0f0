package culm.system.browser;

import static org.assertj.core.api.Assertions.assertThat;

import culm.api.RunOptions;
import culm.system.CulmUnderTest;
import culm.system.ServerExtension;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.Keys;

/** For whom the console is: by keyboard, in Chinese, on a phone, in the dark, without eyes; and what it does not do to them. */
@Tag("wildfly")
@ExtendWith({ServerExtension.class, BrowserExtension.class})
class LooksIT {

    private static final String ALL = "looks";
    private static final String TREE = "[data-home=tree] [data-node-id='%s']";

    private static Flows everyState(CulmUnderTest culm) {
        var flows = new Flows(culm);
        if (culm.rest().get("api/v1/pipelines/" + ALL).status() == 404) {
            flows.everyState(ALL);
        }
        return flows;
    }

    /** Other tests look at what the server has in hand. */
    @AfterAll
    static void clear(CulmUnderTest culm) {
        var tasks = new Flows(culm).tasks;
        tasks.forcedFail(ALL + "busy", null);
        tasks.revokePipeline(ALL);
    }

    private static String stateInTree(Console console, String node) {
        return console.find(TREE.formatted(node)).getDomAttribute("data-state");
    }

    @Test
    void aRunWithEveryStateShowsEachInTheTreeByShapeAndWord(CulmUnderTest culm, Browser browser) {
        everyState(culm);
        var console = Console.of(browser, culm).openRun(ALL);
        console.find(TREE.formatted(ALL + "bad"));

        for (var step :
                List.of("done", "bad", "wait", "poll", "busy", "paused", "skip", "ignore", "again", "join", "sub")) {
            assertThat(stateInTree(console, ALL + step)).as(step).isNotBlank();
        }
        for (var expected : Map.of(
                        "bad", "Failed", "wait", "Running", "done", "Finished", "paused", "Paused", "skip", "Skipped")
                .entrySet()) {
            console.go("runs/" + ALL + "?node=" + ALL + expected.getKey());
            console.says("aside[data-node='%s'] .node-state".formatted(ALL + expected.getKey()), expected.getValue());
            assertThat(console.find("aside .node-state .shape").isDisplayed()).isTrue();
        }
        console.hasNothingToComplainOf();
    }

    @Test
    void aFailedNodeIsFoundAndSkippedByKeysAlone(CulmUnderTest culm, Browser browser) {
        var flows = new Flows(culm);
        flows.failed("lkeys");
        var console = Console.of(browser, culm).open("runs?q=lkeys");
        console.find("tr[data-run=lkeys]");
        tabTo(console, "[data-where=lkeysbad]");
        console.keys(Keys.ENTER);
        console.nodeIs("lkeysbad", "FAILED");

        tabTo(console, "aside [data-action=skip]");
        console.keys(Keys.ENTER);
        console.find("dialog[open]");
        tabTo(console, "dialog[open] [name=reason]");
        console.keys("by keys", Keys.ENTER);

        console.nodeIs("lkeysbad", "FINISHED");
        flows.until("lkeys", "FINISHED");
    }

    private static void tabTo(Console console, String css) {
        for (int i = 0; i < 120; i++) {
            if (Boolean.TRUE.equals(console.script("return document.activeElement.matches(arguments[0])", css))) {
                return;
            }
            console.keys(Keys.TAB);
        }
        throw new AssertionError("no way to " + css + " by the Tab key");
    }

    @Test
    void aDialogKeepsTheFocusAndGivesItBack(CulmUnderTest culm, Browser browser) {
        new Flows(culm).waiting("lfocus");
        var console = Console.of(browser, culm).openRun("lfocus");
        tabTo(console, "[data-action=revoke]");
        console.keys(Keys.ENTER);
        console.find("dialog[open]");
        for (int i = 0; i < 8; i++) {
            console.keys(Keys.TAB);
            assertThat(
                            console.script(
                                    "const at = document.activeElement; return at === document.body || at.closest('dialog') !== null"))
                    .isEqualTo(true);
        }

        console.keys(Keys.ESCAPE);

        console.gone("dialog[open]");
        assertThat(console.focused("data-action")).isEqualTo("revoke");
    }

    @Test
    void itSpeaksChinese(CulmUnderTest culm, Browser browser) {
        everyState(culm);
        var console = Console.of(browser, culm).open("");
        console.choose("[data-choice=language]", "zh");

        console.says("h1", "运行");
        console.says("[data-filter-attention]", "需人工处理");
        assertThat((String) console.script("return document.documentElement.lang"))
                .isEqualTo("zh-CN");
        console.openNode(ALL, ALL + "bad");
        console.says("aside [data-action=retry]", "重试");
        console.says("header .why", "已失败");
        for (var place : List.of("", "start", "engine", "audit", "users", "runs/" + ALL + "?tab=timeline")) {
            console.go(place).find("h1");
            assertThat(console.find("main").getText())
                    .as(place)
                    .doesNotContainPattern(
                            "\\b(runs|column|state|filter|why|fact|audit|engine|users|start|option|tab|flow)\\.[a-z]");
        }
    }

    @Test
    void itFitsAPhone(CulmUnderTest culm, Browser browser) {
        everyState(culm);
        var console = Console.of(browser, culm);
        browser.resize(390, 844, true);
        for (var place :
                List.of("", "runs/" + ALL, "runs/" + ALL + "?node=" + ALL + "bad", "start", "engine", "users")) {
            console.open(place).find("h1");
            console.until("the page at " + place, () -> console.has(".skeleton") ? null : true);

            assertThat((Long) console.script("return document.documentElement.scrollWidth"))
                    .as(place)
                    .isLessThanOrEqualTo(390);
        }
        console.openNode(ALL, ALL + "bad");
        assertThat(console.find("aside [data-action=retry]").isDisplayed()).isTrue();
    }

    @Test
    void nothingIsLoadedFromElsewhereAndThePolicyIsKept(CulmUnderTest culm, Browser browser) {
        everyState(culm);
        var console = Console.of(browser, culm);
        browser.driver().manage().logs().get("performance");
        console.complaints();
        for (var place : List.of(
                "", "runs/" + ALL + "?node=" + ALL + "bad", "runs/" + ALL + "?tab=timeline", "start", "engine")) {
            console.open(place).find("h1");
        }

        var asked = browser.driver().manage().logs().get("performance").getAll().stream()
                .map(entry -> entry.getMessage())
                .filter(message -> message.contains("\"Network.requestWillBeSent\""))
                .flatMap(message -> urls(message).stream())
                .collect(Collectors.toSet());
        assertThat(asked)
                .isNotEmpty()
                .allMatch(url -> url.startsWith(culm.address().resolve("/").toString()));
        console.hasNothingToComplainOf();
        var policy = culm.rest().anonymous().get("").response().headers().firstValue("Content-Security-Policy");
        assertThat(policy.orElseThrow()).contains("default-src 'none'").doesNotContain("unsafe");
    }

    /** Those of the request itself, and not those in it. */
    private static Set<String> urls(String message) {
        var found = java.util.regex.Pattern.compile("\"url\":\"((?:https?|wss?)://[^\"]+)\"")
                .matcher(message);
        return found.results().map(result -> result.group(1)).collect(Collectors.toSet());
    }

    @Test
    void namesWithMarkupAreShownAndNotRun(CulmUnderTest culm, Browser browser) {
        var evil = "<img src=x onerror=\"window.stolen=1\"><script>window.stolen=2</script>{{7*7}}javascript:alert(1)";
        var sketch = Flows.failing("lmarkup", "true").with("lmarkupbad", "name", evil);
        var flows = new Flows(culm);
        flows.run(sketch, RunOptions.defaults().withName(evil).withLabels(Map.of("team", evil.substring(0, 60))));
        flows.until("lmarkupbad", "FAILED");
        flows.tasks.retryActivity("lmarkupbad", Map.of("fail", "true", "x", evil));
        flows.until("lmarkupbad", "FAILED");
        var console = Console.of(browser, culm).open("runs?q=lmarkup");
        console.says("tr[data-run=lmarkup]", "<img src=x");

        console.openNode("lmarkup", "lmarkupbad");
        console.says("aside h2", "<img src=x");
        console.says("header h1", "<script>");
        for (var tab : List.of("attempts", "settings", "operations")) {
            console.click("aside [data-tab='%s']".formatted(tab));
            console.says("aside .node-body", tab.equals("operations") ? "retry" : "onerror");
        }
        for (var tab : List.of("timeline", "definition", "audit", "flow")) {
            console.click(".tabs [data-tab='%s']".formatted(tab));
        }

        assertThat(console.script("return window.stolen")).isNull();
        assertThat(console.has("main img, main script")).isFalse();
    }

    @Test
    void axeFindsNoSeriousFault(CulmUnderTest culm, Browser browser) throws IOException {
        everyState(culm);
        var console = Console.of(browser, culm);
        var run = "runs/" + ALL + "?node=" + ALL + "bad";
        for (var place : List.of("", run, "runs/" + ALL + "?tab=timeline", "start", "engine", "users")) {
            assertNoFaults(console, place);
        }
        browser.prefer("dark");
        for (var place : List.of("", run)) {
            assertNoFaults(console, place);
        }
        console.openNode(ALL, ALL + "bad").click("aside [data-action=retry]");
        console.find("dialog[open] [data-input]");
        assertThat(faults(console)).as("a dialog").isEmpty();
        var login = Console.fresh(browser, culm).open("");
        login.find(".login");
        assertThat(faults(login)).as("logging in").isEmpty();
    }

    private static void assertNoFaults(Console console, String place) throws IOException {
        console.open(place).find("h1");
        console.until("the page at " + place, () -> console.has(".skeleton") ? null : true);
        assertThat(faults(console)).as(place).isEmpty();
    }

    private static List<?> faults(Console console) throws IOException {
        console.script(axe());
        return (List<?>)
                console.browser()
                        .driver()
                        .executeAsyncScript(
                                """
                const done = arguments[arguments.length - 1];
                axe.run(document, { resultTypes: ['violations'] }).then(
                  ({ violations }) => done(violations
                    .filter((one) => one.impact === 'serious' || one.impact === 'critical')
                    .map((one) => one.id + ': ' + one.nodes.slice(0, 3).map((node) => node.html + ' ' + (node.any[0] || {}).message).join(' | '))),
                  (wrong) => done([String(wrong)]));
                """);
    }

    private static String axe() throws IOException {
        var place = "/META-INF/resources/webjars/axe-core/%s/axe.min.js".formatted(System.getProperty("culm.axe"));
        try (var stream = LooksIT.class.getResourceAsStream(place)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
