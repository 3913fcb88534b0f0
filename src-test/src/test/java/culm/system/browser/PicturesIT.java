package culm.system.browser;

import static org.assertj.core.api.Assertions.assertThat;

import culm.api.RunOptions;
import culm.system.CulmUnderTest;
import culm.system.ServerExtension;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openqa.selenium.OutputType;

/** The pictures of the README, as small as pages should have them. */
@Tag("wildfly")
@ExtendWith({ServerExtension.class, BrowserExtension.class})
class PicturesIT {

    private static final Path DIRECTORY = Path.of(System.getProperty("culm.root"), "src-test", "target", "images");
    private static final int MOST_BYTES = 200_000;
    private static final String RUN = "release";

    /** A flow of the kind that people run. */
    private static Sketch release() {
        return new Sketch(RUN)
                .line("S build tested deploy_a joined approve announce E")
                .line("tested deploy_b joined")
                .line("tested smoke joined")
                .gateway("tested", "ParallelGateway")
                .gateway("joined", "ConvergeGateway")
                .activity("build", "echo", Map.of("version", "4.2.0"))
                .activity("deploy_a", "mayfail", Map.of("fail", "true", "host", "web-07", "version", "4.2.0"))
                .activity("deploy_b", "callback", Map.of("host", "web-08"))
                .activity("smoke", "echo", Map.of("checks", 12L))
                .activity("approve", "callback", Map.of("by", "release manager"))
                .activity("announce", "echo", Map.of("to", "everybody"))
                .with("build", "name", "Build the release")
                .with("deploy_a", "name", "Deploy to web-07")
                .with("deploy_b", "name", "Deploy to web-08")
                .with("smoke", "name", "Smoke test")
                .with("approve", "name", "Approve")
                .with("announce", "name", "Tell everybody");
    }

    private static Flows scene(CulmUnderTest culm) {
        var flows = new Flows(culm);
        flows.run(release(), RunOptions.defaults().withName("Release 4.2.0").withLabels(Map.of("team", "web")));
        flows.until("deploy_a", "FAILED");
        flows.until("deploy_b", "RUNNING");
        flows.tasks.retryActivity("deploy_a", Map.of("fail", "true", "host", "web-09", "version", "4.2.0"));
        flows.until("deploy_a", "FAILED");
        flows.tasks.pauseActivity("announce");
        return flows;
    }

    @Test
    void theListARunAndANode(CulmUnderTest culm, Browser browser) throws IOException {
        var flows = scene(culm);
        var names = new String[] {"Nightly report", "Patch forty hosts", "Copy the archive", "Invoices of March"};
        for (int i = 0; i < names.length; i++) {
            flows.run(
                    Flows.failing("pictured" + i, i == 1 ? "true" : "false"),
                    RunOptions.defaults().withName(names[i]).withLabels(Map.of("team", "web")));
        }
        flows.until("pictured3", "FINISHED");
        var console = Console.of(browser, culm);
        browser.resize(1280, 800, false);

        console.open("runs?label=team%3Dweb");
        console.says("tr[data-run=release]", "told to fail");
        picture(browser, "runs");
        console.openRun(RUN).find("[data-home=tree] [data-node-id=deploy_a]");
        picture(browser, "run");
        console.openNode(RUN, "deploy_a").click("aside [data-tab=attempts]");
        console.find(".attempts [data-changed=true]");
        picture(browser, "node");
    }

    private static void picture(Browser browser, String name) throws IOException {
        var bytes = browser.driver().getScreenshotAs(OutputType.BYTES);
        assertThat(bytes).hasSizeLessThan(MOST_BYTES);
        Files.createDirectories(DIRECTORY);
        Files.write(DIRECTORY.resolve(name + ".png"), bytes);
    }
}
