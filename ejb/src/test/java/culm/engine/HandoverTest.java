package culm.engine;

import static culm.tree.Trees.aFlow;
import static culm.tree.Trees.aLine;
import static org.assertj.core.api.Assertions.assertThat;

import culm.api.ActionResult;
import culm.api.Code;
import culm.api.RunOptions;
import culm.memory.UnorderedEngine;
import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.plugin.Component;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What a server takes without a message, because somebody is free. */
class HandoverTest {

    private final List<Object> heard = new ArrayList<>();
    private final Scripted plugins = new Scripted().component("listen", new Component() {
        @Override
        public Answer execute(Activity activity) {
            return Answer.awaitCallback();
        }

        @Override
        public Answer callback(Activity activity, Object data) {
            heard.add(data);
            return "last".equals(data) ? Answer.done() : Answer.awaitCallback();
        }
    });
    private final UnorderedEngine world = new UnorderedEngine(plugins, () -> {}, true);

    private ActionResult start(String id, String component) {
        var tree = aLine(id, id + "a").activity(id + "a", component, Map.of());
        return world.engine().runPipeline(tree.document(), RunOptions.defaults(), "me");
    }

    private String state(String node) {
        return world.engine().getState(node, false).state();
    }

    private void deliverAll() {
        while (world.messages() > 0) {
            world.deliver(0);
        }
    }

    @Test
    void aStartTakesItsFirstStepWithIt() {
        start("p", "echo");

        assertThat(state("pa")).isEqualTo("RUNNING");
        assertThat(world.messages()).isEqualTo(1);

        deliverAll();
        assertThat(state("p")).isEqualTo("FINISHED");
    }

    @Test
    void aRunThatEndsWithItsFirstStepLeavesNoToken() {
        var choice = aFlow("p").path("S", "EG", "E").condition("EG", "E", "1 == 1");
        assertThat(world.engine().runPipeline(choice.document(), RunOptions.defaults(), "me"))
                .returns(Code.OK, ActionResult::code);
        deliverAll();

        assertThat(state("p")).isEqualTo("FINISHED");
        assertThat(world.tokens("p")).isEmpty();
    }

    @Test
    void aRunMayForkWithItsFirstStep() {
        var fork = aFlow("p")
                .path("S", "PG", "x", "CG", "E")
                .path("PG", "y", "CG")
                .activity("x", "echo", Map.of())
                .activity("y", "echo", Map.of());
        world.engine().runPipeline(fork.document(), RunOptions.defaults(), "me");

        assertThat(world.tokens("p")).hasSize(3);
        deliverAll();
        assertThat(state("p")).isEqualTo("FINISHED");
        assertThat(world.tokens("p")).isEmpty();
    }

    @Test
    void aFirstNodeThatFailsStandsAsItWould() {
        start("p", "fail");
        deliverAll();

        assertThat(state("pa")).isEqualTo("FAILED");
        assertThat(world.engine().skipActivity("pa", null).code()).isEqualTo(Code.OK);
        deliverAll();
        assertThat(state("p")).isEqualTo("FINISHED");
    }

    @Test
    void aStartThatIsRefusedTakesNothing() {
        start("p", "echo");
        assertThat(start("p", "echo").code()).isEqualTo(Code.ALREADY_EXISTS);
        assertThat(world.messages()).isEqualTo(1);
    }

    @Test
    void nothingIsTakenByAServerThatStops() {
        world.engine().takeNoMore();
        start("p", "echo");

        assertThat(world.nodes("p")).isEmpty();
    }

    @Test
    void aCallbackIsHandedOverWithoutAMessage() {
        start("p", "listen");
        deliverAll();

        assertThat(world.engine().callback("pa", "last", null, null).code()).isEqualTo(Code.OK);
        assertThat(world.tokens("p").get(0).owner()).isNotNull();

        deliverAll();
        assertThat(heard).containsExactly("last");
        assertThat(state("p")).isEqualTo("FINISHED");
    }

    @Test
    void callbacksThatComeWhileOneIsHandedOverWaitForIt() {
        start("p", "listen");
        deliverAll();

        for (var data : List.of("first", "second", "last")) {
            world.engine().callback("pa", data, null, null);
        }
        deliverAll();

        assertThat(heard).containsExactly("first", "second", "last");
        assertThat(state("p")).isEqualTo("FINISHED");
    }

    @Test
    void whatAStoppingServerCannotMoveAnyMoreIsTakenUpAgain() {
        plugins.idempotent("echo");
        world.refuseToMove();
        start("p", "echo");
        assertThat(state("pa")).isEqualTo("RUNNING");

        world.sweep();
        deliverAll();

        assertThat(state("p")).isEqualTo("FINISHED");
    }
}
