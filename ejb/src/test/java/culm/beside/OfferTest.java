package culm.beside;

import static culm.tree.Trees.aLine;
import static culm.tree.Trees.plain;
import static org.assertj.core.api.Assertions.assertThat;

import culm.api.Code;
import culm.api.RunOptions;
import culm.ee.beside.BesidePlugins;
import culm.memory.ManualClock;
import culm.memory.MemoryEngine;
import culm.node.Limit;
import culm.node.PluginTable;
import culm.node.Plugins;
import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.plugin.Component;
import culm.plugin.Interval;
import culm.plugin.Plugin;
import culm.tree.Trees;
import jakarta.enterprise.context.control.RequestContextController;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import javax.management.JMException;
import javax.management.MBeanServer;
import javax.management.MBeanServerFactory;
import javax.management.ObjectName;
import org.junit.jupiter.api.Test;

/** Components of an application beside the engine. */
class OfferTest {

    private static final ObjectName NAME = Crossing.name("shop \"7\"", "2");

    @Plugin(code = "shop \"7\"", version = "2", name = "Shop", group = "sales", idempotent = true, concurrency = 3)
    private static final class Shop implements Component {

        @Override
        public Answer execute(Activity activity) {
            if ("broken".equals(activity.inputs().get("state"))) {
                throw new IllegalStateException("the shop is broken");
            }
            activity.outputs().put("node", activity.nodeId());
            activity.outputs().put("starter", activity.startedBy());
            activity.log("open");
            return "closed".equals(activity.inputs().get("state"))
                    ? Answer.failed("closed")
                    : Answer.pollAfter(Interval.linear(Duration.ofSeconds(10)));
        }

        @Override
        public Answer poll(Activity activity) {
            return activity.polls() == 0
                    ? Answer.pollAfter(Interval.linear(Duration.ofSeconds(10)))
                    : Answer.awaitCallback();
        }

        @Override
        public Answer callback(Activity activity, Object data) {
            return Answer.done().with(Map.of("got", data));
        }
    }

    @Plugin(code = "own")
    private static final class Own implements Component {
        @Override
        public Answer execute(Activity activity) {
            return Answer.done();
        }
    }

    @Plugin(code = "slow", queue = "slow")
    private static final class Slow implements Component {
        @Override
        public Answer execute(Activity activity) {
            return Answer.done();
        }
    }

    /** Counts what was opened and closed. */
    private static final class Requests implements RequestContextController {
        private int opened;
        private int closed;

        @Override
        public boolean activate() {
            opened++;
            return true;
        }

        @Override
        public void deactivate() {
            closed++;
        }
    }

    private final MBeanServer server = MBeanServerFactory.newMBeanServer();
    private final ManualClock clock = new ManualClock(Instant.parse("2026-05-01T12:00:00Z"));
    private final Requests requests = new Requests();
    private final Plugins plugins = new BesidePlugins(new PluginTable().add(new Own()), server, clock);
    private final MemoryEngine engine = new MemoryEngine(plugins, clock, UnaryOperator.identity());

    private void deploy() throws JMException {
        var shop = new Shop();
        var plugin = Shop.class.getAnnotation(Plugin.class);
        server.registerMBean(new Offer(shop, plugin, "shop.war", Surroundings.here(requests)), NAME);
    }

    private void undeploy() throws JMException {
        server.unregisterMBean(NAME);
    }

    private Code run(String state) {
        var tree = aLine("p", "a").activity("a", "shop \"7\"", Map.of("state", plain(state)));
        var document = tree.document();
        Trees.set(document, "/activities/a/component/version", "2");
        var code = engine.runPipeline(document, RunOptions.defaults()).code();
        engine.settle();
        return code;
    }

    private String state() {
        return engine.getState("a").state();
    }

    @Test
    void itIsListedWithTheOthersAndHasItsProperties() throws JMException {
        deploy();

        assertThat(plugins.components())
                .containsExactly(
                        new Plugins.Entry("own", "legacy", "own", "", false, false),
                        new Plugins.Entry("shop \"7\"", "2", "Shop", "sales", true, false));
        assertThat(plugins.hasComponent("shop \"7\"")).isTrue();
        assertThat(plugins.idempotent("shop \"7\"", "2")).isTrue();
        assertThat(plugins.transactional("shop \"7\"", "2")).isFalse();
        assertThat(plugins.limit("shop \"7\"", "2")).isEqualTo(new Limit(3, 0));
        assertThat(plugins.limit("own", "legacy")).isEqualTo(Limit.NONE);
    }

    @Test
    void itsQueueIsThatOfItsAnnotation() throws JMException {
        deploy();
        var plugin = Slow.class.getAnnotation(Plugin.class);
        server.registerMBean(
                new Offer(new Slow(), plugin, "shop.war", Surroundings.here(requests)),
                Crossing.name("slow", "legacy"));

        assertThat(plugins.queue("slow", "legacy")).isEqualTo("slow");
        assertThat(plugins.queue("shop \"7\"", "2")).isEmpty();
        assertThat(plugins.queue("own", "legacy")).isEmpty();
    }

    @Test
    void itIsExecutedPolledAndCalledBack() throws JMException {
        deploy();
        assertThat(run("open")).isEqualTo(Code.OK);
        assertThat(engine.getOutputs("a").outputs()).containsEntry("node", "a").containsEntry("starter", "memory");

        engine.tick(Duration.ofSeconds(29)); // ten until the first poll, twenty until the second
        assertThat(engine.getPipeline("p").waiting()).singleElement().satisfies(view -> assertThat(view.reason())
                .isEqualTo("POLL"));
        engine.tick(Duration.ofSeconds(1));
        engine.callback("a", "parcel", null, null);
        engine.settle();

        assertThat(state()).isEqualTo("FINISHED");
        assertThat(engine.getOutputs("a").outputs()).containsEntry("got", "parcel");
        assertThat(requests.opened).isEqualTo(4);
        assertThat(requests.closed).isEqualTo(4);
    }

    @Test
    void whatItThrowsAndWhatItSaysFailsItsNode() throws JMException {
        deploy();
        run("broken");

        assertThat(state()).isEqualTo("FAILED");
        assertThat(engine.getOutputs("a").exData())
                .asString()
                .startsWith("java.lang.IllegalStateException: the shop is broken");

        engine.retryActivity("a", Map.of("state", "closed"));
        engine.settle();
        assertThat(engine.getOutputs("a").exData()).isEqualTo("closed");
    }

    @Test
    void aFlowOfAComponentThatNobodyOffersIsRefused() {
        assertThat(run("open")).isEqualTo(Code.INVALID_PIPELINE);
    }

    @Test
    void whenItsApplicationIsUndeployedItsNodesFailAndSaySo() throws JMException {
        deploy();
        run("open");

        undeploy();
        engine.tick(Duration.ofSeconds(19));
        assertThat(state()).as("it may be deployed anew").isEqualTo("RUNNING");
        engine.tick(Duration.ofSeconds(3));

        assertThat(state()).isEqualTo("FAILED");
        assertThat(engine.getOutputs("a").exData())
                .isEqualTo(
                        "component shop \"7\" of version 2 is not deployed: application shop.war, which had it, was undeployed");

        deploy();
        engine.retryActivity("a");
        engine.tick(Duration.ofSeconds(30));
        engine.callback("a", "parcel", null, null);
        engine.settle();
        assertThat(state()).isEqualTo("FINISHED");
    }

    @Test
    void whatIsDeployedAnewGoesOnAsIfNothingHadHappened() throws JMException {
        deploy();
        run("open");
        undeploy();
        engine.tick(Duration.ofSeconds(15));

        deploy();
        engine.tick(Duration.ofSeconds(25));
        engine.callback("a", "parcel", null, null);
        engine.settle();

        assertThat(state()).isEqualTo("FINISHED");
    }

    @Test
    void afterAStartTheServersOtherApplicationsAreWaitedFor() throws JMException {
        deploy();
        run("open");
        undeploy();
        var restarted = new BesidePlugins(new PluginTable(), server, clock);

        assertThat(restarted.expected("shop \"7\"", "2")).isTrue();
        clock.tick(Duration.ofSeconds(60));
        assertThat(restarted.expected("shop \"7\"", "2")).isFalse();
        assertThat(restarted.absence("shop \"7\"", "2")).isEqualTo("component shop \"7\" of version 2 is not deployed");
    }

    @Test
    void whatAnActivityTellsCrossesToOtherApplications() {
        var types = Arrays.stream(Activity.class.getMethods())
                .flatMap(method ->
                        Stream.concat(Stream.of(method.getReturnType()), Arrays.stream(method.getParameterTypes())));

        assertThat(types).allMatch(type -> type.isPrimitive() || type.getName().startsWith("java."));
    }
}
