package culm.engine;

import static culm.tree.Trees.aLine;
import static culm.tree.Trees.object;
import static culm.tree.Trees.plain;
import static org.assertj.core.api.Assertions.assertThat;

import culm.api.Code;
import culm.api.RunOptions;
import culm.memory.ManualClock;
import culm.memory.MemoryCluster;
import culm.port.Call;
import culm.port.Event;
import culm.port.Event.Detail;
import culm.port.FlowListener;
import culm.port.NumberedEvent;
import culm.tree.Trees;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What those who watch are told. */
class EventsTest {

    private final ManualClock clock = new ManualClock(Instant.parse("2026-05-01T12:00:00Z"));
    private final Scripted plugins = new Scripted();
    private final MemoryCluster cluster = new MemoryCluster(plugins, clock, FlowListener.NONE);
    private final Engine engine = cluster.server("s");

    private void run(Trees tree) {
        var options = RunOptions.defaults().withProject("blue");
        assertThat(engine.runPipeline(tree.document(), options, "anna").code()).isEqualTo(Code.OK);
        cluster.moveAll(engine);
    }

    private static Call by(String actor) {
        return Call.unrecorded(actor);
    }

    private List<Event> events() {
        while (cluster.events().number(1_000) > 0) {}
        return cluster.events().after(0, 1_000).stream()
                .map(NumberedEvent::event)
                .toList();
    }

    /** Such as {@code node.failed a}: of those that are told without being asked for more. */
    private List<String> told() {
        return events().stream()
                .filter(event -> event.kind().isToldAt(Detail.RUNS))
                .map(event -> event.kind().text() + (event.nodeId() == null ? "" : " " + event.nodeId()))
                .toList();
    }

    @Test
    void aRunThatGoesWellStartsAndFinishes() {
        run(aLine("p", "a").activity("a", "echo", Map.of("x", plain(1L))));

        assertThat(told()).containsExactly("pipeline.started", "pipeline.finished");
        assertThat(events().get(0))
                .isEqualTo(new Event(
                        Event.Kind.PIPELINE_STARTED,
                        clock.instant(),
                        "blue",
                        "p",
                        events().get(0).runName(),
                        null,
                        null,
                        null,
                        "anna",
                        null));
    }

    @Test
    void eachNodeStartsAndFinishesForThoseWhoAskForMore() {
        run(aLine("p", "a").activity("a", "echo", Map.of("x", plain(1L))));

        assertThat(events())
                .filteredOn(event -> "a".equals(event.nodeId()))
                .extracting(Event::kind)
                .containsExactly(Event.Kind.NODE_STARTED, Event.Kind.NODE_FINISHED);
    }

    private void tick(int seconds) {
        clock.tick(Duration.ofSeconds(seconds));
        engine.wakeDue(10);
        engine.endOverdue(10);
        cluster.moveAll(engine);
    }

    @Test
    void aFailureThatIsRetriedByItselfIsToldApart() {
        var rule = object("enable", true, "times", 1L, "interval", 5L);
        run(aLine("p", "a").activity("a", "fail", Map.of()).with("a", "auto_retry", rule));

        tick(5);

        assertThat(told()).containsExactly("pipeline.started", "node.retrying a", "node.retried a", "node.failed a");
        assertThat(events()).extracting(Event::actor).containsOnly("anna", null);
    }

    @Test
    void whatTakesTooLongIsTold() {
        var skipped = object("enable", true, "seconds", 5L, "action", "forced_fail_and_skip");
        run(aLine("p", "a", "b", "c")
                .activity("a", "wait", Map.of())
                .with("a", "timeout_config", skipped)
                .activity("b", "wait", Map.of())
                .with("b", "timeout_config", object("enable", true, "seconds", 5L))
                .activity("c", "echo", Map.of()));

        tick(5);
        tick(5);

        assertThat(told())
                .containsExactly(
                        "pipeline.started",
                        "node.waiting a",
                        "node.timed_out a",
                        "node.skipped a",
                        "node.waiting b",
                        "node.timed_out b",
                        "node.failed b");
    }

    @Test
    void whatIsOnlyToldOfIsToldOfOnce() {
        var notified = object("enable", true, "seconds", 5L, "action", "notify");
        run(aLine("p", "a").activity("a", "wait", Map.of()).with("a", "timeout_config", notified));

        tick(5);
        tick(5);

        assertThat(told()).containsExactly("pipeline.started", "node.waiting a", "node.timed_out a");
    }

    @Test
    void whatNeedsAPersonAndWhatThePersonDidIsTold() {
        run(aLine("p", "a").activity("a", "fail", Map.of()));

        engine.retryActivity("a", Map.of(), by("bert"));
        cluster.moveAll(engine);
        engine.skipActivity("a", Map.of(), by("cleo"));
        cluster.moveAll(engine);

        assertThat(told())
                .containsExactly(
                        "pipeline.started",
                        "node.failed a",
                        "node.retried a",
                        "node.failed a",
                        "node.skipped a",
                        "pipeline.finished");
        assertThat(events())
                .filteredOn(event -> event.actor() != null && event.nodeId() != null)
                .extracting(Event::actor)
                .containsExactly("bert", "cleo");
        assertThat(events())
                .filteredOn(event -> event.kind() == Event.Kind.NODE_FAILED)
                .extracting(Event::attempt)
                .doesNotContainNull()
                .doesNotHaveDuplicates();
    }

    @Test
    void aNodeThatWaitsForACallbackIsTold() {
        run(aLine("p", "w").activity("w", "wait", Map.of()));

        assertThat(told()).containsExactly("pipeline.started", "node.waiting w");
    }

    @Test
    void aNodeThatIsForcedToFailHasFailed() {
        run(aLine("p", "w").activity("w", "wait", Map.of()));

        engine.forcedFail("w", "no", by("bert"));

        assertThat(told()).endsWith("node.failed w");
    }

    @Test
    void pausesAndTheirEndsAreTold() {
        run(aLine("p", "w", "b").activity("w", "wait", Map.of()).activity("b", "echo", Map.of("x", plain(1L))));

        engine.pausePipeline("p", by("bert"));
        engine.resumePipeline("p", by("bert"));
        engine.pauseActivity("b", by("bert"));
        engine.callback("w", 1L, null, null);
        cluster.moveAll(engine);
        engine.resumeActivity("b", by("bert"));
        cluster.moveAll(engine);

        assertThat(told())
                .containsExactly(
                        "pipeline.started",
                        "node.waiting w",
                        "pipeline.paused",
                        "pipeline.resumed",
                        "node.paused b",
                        "node.resumed b",
                        "pipeline.finished");
    }

    @Test
    void aRunThatIsRevokedDoesNotFinish() {
        run(aLine("p", "w").activity("w", "wait", Map.of()));

        engine.revokePipeline("p", by("bert"));
        cluster.moveAll(engine);

        assertThat(told()).containsExactly("pipeline.started", "node.waiting w", "pipeline.revoked");
    }

    @Test
    void whatIsRefusedIsNotTold() {
        run(aLine("p", "w").activity("w", "wait", Map.of()));

        engine.resumePipeline("p", by("bert"));
        engine.retryActivity("w", Map.of(), by("bert"));
        engine.runPipeline(
                aLine("p", "w").activity("w", "wait", Map.of()).document(), RunOptions.defaults(), by("bert"));

        assertThat(told()).containsExactly("pipeline.started", "node.waiting w");
    }
}
