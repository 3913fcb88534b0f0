package culm.system.browser;

import static org.assertj.core.api.Assertions.assertThat;

import culm.ee.json.JsonText;
import culm.system.CulmUnderTest;
import culm.system.ServerExtension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A run is started from the page, or told what is wrong with its tree at the place where it is wrong. */
@Tag("wildfly")
@ExtendWith({ServerExtension.class, BrowserExtension.class})
class StartIT {

    private static final String AREA = ".editor textarea";

    private static Map<String, Object> tree(String component) {
        return new Sketch("spage")
                .line("S spagenode E")
                .activity("spagenode", component, Map.of("n", 1L))
                .tree();
    }

    /** As pasting does it. */
    private static void paste(Console console, String text) {
        console.find(AREA);
        console.script(
                "const area = document.querySelector(arguments[0]); area.value = arguments[1];"
                        + " area.dispatchEvent(new Event('input', { bubbles: true }))",
                AREA,
                text);
    }

    private static String pretty(Console console, Map<String, Object> tree) {
        return (String)
                console.script("return JSON.stringify(JSON.parse(arguments[0]), null, 2)", JsonText.write(tree));
    }

    private static int line(String text, String part) {
        return text.substring(0, text.indexOf(part)).split("\n", -1).length;
    }

    @Test
    void aTreeIsCheckedDrawnAndRun(CulmUnderTest culm, Browser browser) {
        var console = Console.of(browser, culm).open("start");
        paste(console, JsonText.write(tree("echo")));
        console.find("[data-verdict=true]");
        console.find("[data-home=drawing] svg");

        console.type("[name=name]", "From the page");
        console.type("[name=priority]", "200");
        console.type("[name=labels]", "team=billing, env=test");
        console.type("[name=root_data]", "{\"city\": \"Delft\"}");
        console.click("form.page-start [data-submit]");

        console.runIs("FINISHED");
        console.says("h1", "From the page");
        var id = console.find("header[data-run]").getDomAttribute("data-run");
        var run = new Flows(culm).tasks.getPipeline(id);
        assertThat(run.priority()).isEqualTo(200);
        assertThat(run.labels()).isEqualTo(Map.of("team", "billing", "env", "test"));
    }

    @Test
    void whatIsWrongWithATreeIsShownAtItsLine(CulmUnderTest culm, Browser browser) {
        var console = Console.of(browser, culm).open("start");
        var text = pretty(console, tree("nobody_knows_it"));

        paste(console, text);

        console.find("[data-verdict=false]");
        console.says("[data-problem]", "nobody_knows_it");
        var shown = Integer.parseInt(console.find("[data-problem]").getDomAttribute("data-line"));
        assertThat(shown).isBetween(line(text, "\"spagenode\": {"), line(text, "nobody_knows_it"));
        assertThat(console.find("form.page-start [data-submit]").isEnabled()).isFalse();
        console.click(".problem");
        assertThat(console.script("return document.activeElement.matches(arguments[0])", AREA))
                .isEqualTo(true);
    }

    @Test
    void whatIsNoJsonIsShownAtItsLineToo(CulmUnderTest culm, Browser browser) {
        var console = Console.of(browser, culm).open("start");

        paste(console, "{\n  \"id\": \"x\",\n  \"name\" oops\n}");

        console.find("[data-problem=JSON][data-line='3']");
    }

    @Test
    void whatTheServerRefusesIsSaidInWords(CulmUnderTest culm, Browser browser) {
        var console = Console.of(browser, culm).open("start");
        paste(console, JsonText.write(tree("echo")));
        console.find("[data-verdict=true]");

        console.type("[name=queue]", "nowhere");
        console.click("form.page-start [data-submit]");

        console.says("[data-code=UNKNOWN_QUEUE]", "nowhere");
        assertThat(List.of(console.find("[name=queue]").getDomProperty("value")))
                .containsExactly("nowhere");
    }
}
