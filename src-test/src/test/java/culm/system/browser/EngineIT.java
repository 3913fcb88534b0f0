package culm.system.browser;

import static org.assertj.core.api.Assertions.assertThat;

import culm.system.CulmUnderTest;
import culm.system.ServerExtension;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The pages of an administrator. */
@Tag("wildfly")
@ExtendWith({ServerExtension.class, BrowserExtension.class})
class EngineIT {

    @Test
    void theEngineIsFrozenAndGoesOn(CulmUnderTest culm, Browser browser) {
        var flows = new Flows(culm);
        flows.waiting("efrozen");
        var console = Console.of(browser, culm).open("engine");
        console.says("[data-table=servers]", "Alive");
        console.says("[data-table=queues]", "default");

        try {
            console.click("[data-action=freeze]");
            console.says("dialog[open]", "nothing new starts");
            console.submit();
            console.find("[data-frozen]");

            console.go("runs/efrozen").click("header[data-run] [data-action=pause]");
            console.submit();
            console.says("dialog[open] [data-code=FROZEN]", "frozen");
            console.click("dialog[open] footer button");

            console.go("engine").click("[data-action=unfreeze]");
            console.submit();
            console.find("[data-action=freeze]");
        } finally {
            culm.rest().send("POST", "api/v1/admin/unfreeze");
        }
        assertThat(flows.tasks.callback("efrozenwait", Map.of(), null, null).result())
                .isTrue();
        flows.until("efrozen", "FINISHED");
    }

    @Test
    void whatWasDoneIsFoundByWhoDidIt(CulmUnderTest culm, Browser browser) {
        var flows = new Flows(culm);
        flows.waiting("eaudit");
        flows.tasks.pausePipeline("eaudit");
        var console = Console.of(browser, culm).open("audit?target=eaudit");

        console.find("[data-audit=pause_pipeline][data-code=OK]");

        console.type("[name=action]", "revoke_pipeline\n");
        console.says("main", "Nothing was done");
    }

    @Test
    void aUserIsMadeAndDisabled(CulmUnderTest culm, Browser browser) {
        var console = Console.of(browser, culm).open("users");
        console.click(".run-title button");
        console.type("dialog[open] [name=name]", "nina");
        console.type("dialog[open] [name=password]", "a long secret");
        console.type("dialog[open] [name=projects]", "default: culm-operator");
        console.submit();
        console.says("tr[data-user=nina]", "default: culm-operator");

        console.click("tr[data-user=nina] button");
        console.click("dialog[open] [name=disabled]");
        console.submit();

        console.says("tr[data-user=nina]", "Disabled");
        assertThat(culm.as("nina", "a long secret").rest().get("api/v1/me").status())
                .isEqualTo(401);
    }
}
