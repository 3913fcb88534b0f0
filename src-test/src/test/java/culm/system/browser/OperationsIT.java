package culm.system.browser;

import static org.assertj.core.api.Assertions.assertThat;

import culm.api.Code;
import culm.system.CulmUnderTest;
import culm.system.ServerExtension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Each operation of the service, done from the page. */
@Tag("wildfly")
@ExtendWith({ServerExtension.class, BrowserExtension.class})
class OperationsIT {

    private static final String NODE = "aside[data-node]";

    private static List<String> offered(Console console, String where) {
        return console.all(where + " [data-action]").stream()
                .map(button -> button.getDomAttribute("data-action"))
                .toList();
    }

    @Test
    void aRunIsPausedAndGoesOn(CulmUnderTest culm, Browser browser) {
        var flows = new Flows(culm);
        flows.waiting("opause");
        var console = Console.of(browser, culm).openRun("opause");
        assertThat(offered(console, "header[data-run]")).containsExactly("pause", "revoke");

        console.actOnRun("pause");

        console.runIs("SUSPENDED");
        assertThat(offered(console, "header[data-run]")).containsExactly("resume", "revoke");
        console.actOnRun("resume");
        console.runIs("RUNNING");
        console.click("[data-tab=audit]");
        console.says("[data-audit=pause_pipeline]", "because of pause");
    }

    @Test
    void aRunIsRevokedByWhoeverWasToldWhatThatMeans(CulmUnderTest culm, Browser browser) {
        new Flows(culm).waiting("orevoke");
        var console = Console.of(browser, culm).openRun("orevoke");

        console.click("header[data-run] [data-action=revoke]");
        console.says("dialog[open]", "ends for good");
        console.submit();

        console.runIs("REVOKED");
        assertThat(offered(console, "header[data-run]")).isEmpty();
        console.says("[data-why]", "revoked");
    }

    @Test
    void aNodeIsRetriedWithOtherInputsWhichAreMarked(CulmUnderTest culm, Browser browser) {
        var flows = new Flows(culm);
        flows.failed("oretry");
        var console = Console.of(browser, culm).openNode("oretry", "oretrybad");
        console.says("[data-ex-data]", "told to fail");
        assertThat(offered(console, NODE)).containsExactly("retry", "skip");

        console.click(NODE + " [data-action=retry]");
        console.type("dialog[open] [data-input=fail] textarea", "false");
        assertThat(console.find("[data-input=fail]").getDomAttribute("data-changed"))
                .isEqualTo("true");
        assertThat(console.find("[data-input=x]").getDomAttribute("data-changed"))
                .isEqualTo("false");
        console.submit();

        console.runIs("FINISHED");
        assertThat(flows.tasks.getInputs("oretrybad")).containsEntry("fail", "false");
        console.click("[data-tab=attempts]");
        console.find(".attempts [data-changed=true]");
        assertThat(console.all(".attempts [data-changed=true]")).hasSize(1);
    }

    @Test
    void aNodeIsSkippedWithWhatThoseBehindItAreToFind(CulmUnderTest culm, Browser browser) {
        var flows = new Flows(culm);
        flows.failed("oskip");
        var console = Console.of(browser, culm).openNode("oskip", "oskipbad");

        console.act(NODE, "skip", Map.of("[name=outputs]", "{\"ok\": \"by hand\"}", "[name=reason]", "known"));

        console.nodeIs("oskipbad", "FINISHED");
        console.says(NODE, "Skipped");
        assertThat(flows.tasks.getOutputs("oskipbad").outputs()).containsEntry("ok", "by hand");
    }

    @Test
    void theBranchOfAnExclusiveGatewayIsChosen(CulmUnderTest culm, Browser browser) {
        var flows = new Flows(culm);
        flows.undecided("oexcl", "ExclusiveGateway");
        var console = Console.of(browser, culm).openNode("oexcl", "oexclway");

        console.click(NODE + " [data-action=skip-exclusive]");
        console.says("dialog[open]", "2 == 3");
        console.click("dialog[open] [value='oexclway-oexcltwo']");
        console.submit();

        console.runIs("FINISHED");
        assertThat(flows.tasks.getState("oexcl").children())
                .containsKey("oexcltwo")
                .doesNotContainKey("oexclone");
    }

    @Test
    void theBranchesOfAConditionalGatewayAreChosen(CulmUnderTest culm, Browser browser) {
        var flows = new Flows(culm);
        flows.undecided("ocond", "ConditionalParallelGateway");
        var console = Console.of(browser, culm).openNode("ocond", "ocondway");

        console.click(NODE + " [data-action=skip-conditional]");
        console.click("dialog[open] [value='ocondway-ocondone']");
        console.click("dialog[open] [value='ocondway-ocondtwo']");
        console.submit();

        console.runIs("FINISHED");
        assertThat(flows.tasks.getState("ocond").children()).containsKeys("ocondone", "ocondtwo");
    }

    @Test
    void aNodeIsForcedToFail(CulmUnderTest culm, Browser browser) {
        var flows = new Flows(culm);
        flows.run(new Sketch("oforce")
                .line("S oforcebusy E")
                .activity("oforcebusy", "interrupt_dummy_exec_node", Map.of("time", 60L)));
        flows.until("oforcebusy", "RUNNING");
        var console = Console.of(browser, culm).openNode("oforce", "oforcebusy");

        console.click(NODE + " [data-action=forced-fail]");
        console.says("dialog[open]", "its result is thrown away");
        console.type("dialog[open] [name=ex_data]", "host is gone");
        console.submit();

        console.nodeIs("oforcebusy", "FAILED");
        console.says("[data-ex-data]", "host is gone");
        console.says("header .why", "host is gone");
    }

    @Test
    void aNodeIsCalledBack(CulmUnderTest culm, Browser browser) {
        var flows = new Flows(culm);
        flows.waiting("oback");
        var console = Console.of(browser, culm).openNode("oback", "obackwait");
        console.says(NODE + " .why", "call back");

        console.act(NODE, "callback", Map.of("[name=data]", "{\"bit\": 1}"));

        console.runIs("FINISHED");
        assertThat(flows.tasks.getOutputs("obackwait").outputs()).containsEntry("got", Map.of("bit", 1L));
    }

    @Test
    void aPauseIsBookedAndWithdrawn(CulmUnderTest culm, Browser browser) {
        new Flows(culm).waiting("obook");
        var console = Console.of(browser, culm).openNode("obook", "obooklast");

        console.actOnNode("pause-node");

        console.says(NODE, "Pause is booked");
        console.actOnNode("resume");
        console.nodeIs("obooklast", "NONE");
        assertThat(offered(console, NODE)).containsExactly("pause-node");
    }

    @Test
    void aPausedNodeGoesOn(CulmUnderTest culm, Browser browser) {
        var flows = new Flows(culm);
        flows.waiting("ostop");
        flows.tasks.pauseActivity("ostoplast");
        flows.tasks.callback("ostopwait", Map.of(), null, null);
        flows.until("ostoplast", "SUSPENDED");
        var console = Console.of(browser, culm).openNode("ostop", "ostoplast");
        console.nodeIs("ostoplast", "SUSPENDED");

        console.actOnNode("resume");

        console.runIs("FINISHED");
    }

    @Test
    void aSubprocessIsPausedAndGoesOn(CulmUnderTest culm, Browser browser) {
        var flows = new Flows(culm);
        var inner = new Sketch("osubin").line("S osubwait E").activity("osubwait", "callback", Map.of("x", "q"));
        flows.run(new Sketch("osub").line("S osubsub E").subprocess("osubsub", inner));
        flows.until("osubwait", "RUNNING");
        var console = Console.of(browser, culm).openNode("osub", "osubsub");

        console.actOnNode("pause-subprocess");

        console.nodeIs("osubsub", "SUSPENDED");
        console.actOnNode("resume");
        console.nodeIs("osubsub", "RUNNING");
    }

    @Test
    void aGatewayThatFailedIsRetried(CulmUnderTest culm, Browser browser) {
        var flows = new Flows(culm);
        flows.undecided("oway", "ExclusiveGateway");
        var console = Console.of(browser, culm).openNode("oway", "owayway");

        console.actOnNode("retry");

        console.says(NODE, "Retried 1×");
        console.nodeIs("owayway", "FAILED");
    }

    @Test
    void aRefusalIsShownInWords(CulmUnderTest culm, Browser browser) {
        var flows = new Flows(culm);
        flows.failed("orefuse");
        var console = Console.of(browser, culm).openNode("orefuse", "orefusebad");
        console.click(NODE + " [data-action=skip]");
        console.type("dialog[open] [name=outputs]", "[1]");
        console.submit();
        console.says("dialog[open] [role=alert]", "JSON object");
        console.type("dialog[open] [name=outputs]", "{}");
        assertThat(flows.tasks.skipActivity("orefusebad", null).code()).isEqualTo(Code.OK);

        console.submit();

        console.says("dialog[open] [data-code=NOT_CURRENT]", "The flow has gone on");
    }

    @Test
    void whatHasEndedOffersNothing(CulmUnderTest culm, Browser browser) {
        var flows = new Flows(culm);
        flows.run(Flows.failing("oended", "false"));
        flows.until("oended", "FINISHED");

        var console = Console.of(browser, culm).openNode("oended", "oendedbad");

        console.nodeIs("oendedbad", "FINISHED");
        assertThat(console.has("[data-action]")).isFalse();
    }
}
