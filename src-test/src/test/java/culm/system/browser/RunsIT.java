package culm.system.browser;

import static org.assertj.core.api.Assertions.assertThat;

import culm.api.RunOptions;
import culm.system.CulmUnderTest;
import culm.system.ServerExtension;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The list of runs: found, counted, followed, and acted on together. */
@Tag("wildfly")
@ExtendWith({ServerExtension.class, BrowserExtension.class})
class RunsIT {

    private static final Duration AT_ONCE = Duration.ofSeconds(2);

    private static String row(String id) {
        return "tr[data-run='%s']".formatted(id);
    }

    private static String row(String id, String state) {
        return "tr[data-run='%s'][data-state='%s']".formatted(id, state);
    }

    private static void takes(Duration most, Runnable act) {
        var begin = Instant.now();
        act.run();
        assertThat(Duration.between(begin, Instant.now())).isLessThan(most);
    }

    @Test
    void whatNeedsAPersonIsFirstAndSaysWhereAndWhy(CulmUnderTest culm, Browser browser) {
        var flows = new Flows(culm);
        flows.failed("rfirst");
        flows.waiting("rother");

        var console = Console.of(browser, culm).open("");

        console.says("[data-table=urgent] " + row("rfirst"), "rfirstbad");
        console.says("[data-table=urgent] " + row("rfirst"), "told to fail");
        console.says("[data-table=others] " + row("rother"), "waits for a callback");
        assertThat(console.find("[data-table=urgent]").getLocation().y)
                .isLessThan(console.find("[data-table=others]").getLocation().y);
        console.says("[data-filter-attention]", "Needs a person");
    }

    @Test
    void aFilterThatSomebodyHasAlteredIsRefusedInWords(CulmUnderTest culm, Browser browser) {
        var console = Console.of(browser, culm).open("runs?started_from=sometime");

        console.says("h1", "Runs");
        assertThat(console.find(".trouble").getText()).isNotBlank();
    }

    @Test
    void filtersAreInTheAddressAndCanBeTakenAway(CulmUnderTest culm, Browser browser) {
        var flows = new Flows(culm);
        flows.run(Flows.failing("rgreen", "false"), RunOptions.defaults().withLabels(Map.of("team", "green")));
        flows.run(Flows.failing("rblue", "false"), RunOptions.defaults().withLabels(Map.of("team", "blue")));
        flows.until("rblue", "FINISHED");
        var console = Console.of(browser, culm).open("runs?label=team%3Dgreen");
        console.find(row("rgreen"));
        assertThat(console.has(row("rblue"))).isFalse();

        console.click("[data-chosen=label]");
        console.find(row("rblue"));
        console.type("[name=q]", "rblu\n");
        console.gone(row("rgreen"));
        assertThat((String) console.script("return location.hash")).isEqualTo("#/runs?q=rblu");
        console.click("[data-filter-state=FINISHED]");
        console.find(row("rblue"));
        console.click("[data-filter-state=FINISHED]");
        console.click("[data-filter-state=REVOKED]");
        console.says("main", "No run fits");
        console.says("[data-filter-state=FINISHED]", "1");
    }

    @Test
    void whatHappensShowsWithinTwoSecondsWithoutAReload(CulmUnderTest culm, Browser browser) {
        var flows = new Flows(culm);
        var console = Console.of(browser, culm).open("runs?q=rlive");
        console.find("[data-live=live]");
        console.script("window.sameDocument = true");

        flows.waiting("rlive");
        takes(AT_ONCE, () -> console.find(row("rlive", "RUNNING")));
        flows.tasks.pausePipeline("rlive");
        takes(AT_ONCE, () -> console.find(row("rlive", "SUSPENDED")));
        flows.tasks.resumePipeline("rlive");
        flows.tasks.callback("rlivewait", Map.of(), null, null);
        takes(AT_ONCE, () -> console.find(row("rlive", "FINISHED")));

        assertThat(console.script("return window.sameDocument")).isEqualTo(true);
    }

    @Test
    void aRunThatIsLookedAtFollowsWhatHappens(CulmUnderTest culm, Browser browser) {
        var flows = new Flows(culm);
        flows.waiting("rfollow");
        var console = Console.of(browser, culm).openNode("rfollow", "rfollowwait");
        console.find("[data-live=live]");

        flows.tasks.callback("rfollowwait", Map.of(), null, null);

        takes(AT_ONCE, () -> console.nodeIs("rfollowwait", "FINISHED"));
        takes(AT_ONCE, () -> console.runIs("FINISHED"));
    }

    @Test
    void manyAreActedOnTogetherAndEachSaysWhatBecameOfIt(CulmUnderTest culm, Browser browser) {
        var flows = new Flows(culm);
        flows.waiting("rbulk1");
        flows.waiting("rbulk2");
        flows.failed("rbulk3");
        var console = Console.of(browser, culm).open("runs?q=rbulk");
        List.of("rbulk1", "rbulk2").forEach(id -> console.click(row(id) + " input"));

        bulk(console, "pause");
        console.find(row("rbulk1", "SUSPENDED"));
        console.find(row("rbulk2", "SUSPENDED"));
        List.of("rbulk1", "rbulk2").forEach(id -> console.click(row(id) + " input"));
        bulk(console, "resume");
        console.find(row("rbulk1", "RUNNING"));
        console.click(row("rbulk3") + " input");
        bulk(console, "retry");
        console.until(
                "a second failure", () -> flows.tasks.getState("rbulk3bad").retry() == 1 ? true : null);
        console.click("thead input");
        bulk(console, "revoke");
        List.of("rbulk1", "rbulk2", "rbulk3").forEach(id -> console.find(row(id, "REVOKED")));
    }

    private static void bulk(Console console, String action) {
        console.click("[data-bulk='%s']".formatted(action));
        console.type("dialog[open] [name=reason]", "all of them");
        console.submit();
        console.find("dialog[open] [data-outcome]");
        console.until("all outcomes", () -> console.has("[data-outcome=waits]") ? null : true);
        assertThat(console.has("[data-outcome=refused]")).isFalse();
        console.click("dialog[open] footer button");
        console.gone("dialog[open]");
    }

    @Test
    void laterPagesAreAddedBelow(CulmUnderTest culm, Browser browser) {
        var flows = new Flows(culm);
        for (int i = 0; i < 60; i++) {
            flows.run(Flows.failing("rpage" + i, "false"));
        }
        flows.until("rpage59", "FINISHED");
        var console = Console.of(browser, culm).open("runs?q=rpage");
        console.find(row("rpage59"));
        assertThat(console.all("tbody tr")).hasSize(50);

        console.click("[data-more]");

        console.find(row("rpage0"));
        assertThat(console.all("tbody tr")).hasSize(60);
        console.gone("[data-more]");
    }
}
