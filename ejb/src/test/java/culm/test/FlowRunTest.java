package culm.test;

import static culm.tree.Trees.aFlow;
import static culm.tree.Trees.aLine;
import static culm.tree.Trees.fedBy;
import static culm.tree.Trees.plain;
import static culm.tree.Trees.splice;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import culm.api.Change;
import culm.api.Code;
import culm.api.PipelineFilter;
import culm.api.PipelineQuery;
import culm.data.JsonValue;
import culm.ee.json.JsonText;
import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.plugin.Component;
import culm.plugin.Plugin;
import culm.tree.Trees;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class FlowRunTest {

    private static final Duration SECOND = Duration.ofSeconds(1);

    static FlowRun aRun(Trees tree) {
        return FlowRun.of(tree.document());
    }

    /** read, then pay with what was read, then ship. */
    static Trees anOrder() {
        return aLine("order", "read", "pay", "ship")
                .activity("read", "read_order", Map.of("id", plain(7)))
                .activity("pay", "payment", Map.of("amount", splice("${total}")))
                .activity("ship", "shipping", Map.of())
                .variable("${total}", fedBy("read", "total"))
                .publishes("${total}");
    }

    @Test
    void realComponentsAndMocksRunTogether() {
        var flow = aRun(anOrder())
                .component(new ReadOrder())
                .mock("payment")
                .mock("shipping", activity -> Answer.done())
                .run();

        flow.assertFinished();
        assertThat(flow.inputs("pay")).containsEntry("amount", 70L);
        assertThat(flow.outputs()).isEqualTo(Map.of("${total}", 70L));
        assertThat(flow.calls()).extracting(Call::code).containsExactly("read_order", "payment", "shipping");
        assertThat(flow.calls("pay")).extracting(Call::inputs).containsExactly(Map.of("amount", 70L));
        flow.assertOutput("read", "total", 70);
    }

    @Test
    void componentsMayBeGivenByTheirClasses() {
        aRun(anOrder()).component(ReadOrder.class).mockOthers().run().assertFinished();
    }

    @Test
    void whatBecomesDueHappensInOrder() {
        var log = new ArrayList<String>();
        var tree = aFlow("p").path("S", "PG", "slow", "CG", "E").path("PG", "quick", "CG");
        var flow = aRun(tree.activity("slow", "slow", Map.of()).activity("quick", "quick", Map.of()));
        flow.mock("slow", logged("slow", SECOND.multipliedBy(3), log, flow))
                .mock("quick", logged("quick", SECOND, log, flow))
                .run();

        assertThat(flow.advance(Duration.ofMinutes(1)).state()).isEqualTo("FINISHED");

        assertThat(log).containsExactly("quick 1", "quick 2", "slow 3", "quick 3", "slow 6", "slow 9");
    }

    private static Component logged(String name, Duration interval, List<String> log, FlowRun flow) {
        return new Component() {
            @Override
            public Answer execute(Activity activity) {
                return Answer.pollAfter(interval);
            }

            @Override
            public Answer poll(Activity activity) {
                var passed = Duration.between(FlowRun.START, flow.clock().instant());
                log.add(name + " " + passed.toSeconds());
                return activity.polls() < 2 ? Answer.pollAfter(interval) : Answer.done();
            }
        };
    }

    @Test
    void theClockGoesToWhatIsDueNext() {
        var flow = aRun(anOrder()).mockOthers().mock("payment", Mock.polling(SECOND, 2, Map.of("paid", 1)));
        flow.startingAt(Instant.parse("2030-01-01T00:00:00Z")).run();

        flow.advanceToNext().assertWaiting("pay", "POLL");
        flow.advanceToNext().assertFinished().assertOutput("pay", "paid", 1);

        assertThat(flow.clock().instant()).isEqualTo(Instant.parse("2030-01-01T00:00:02Z"));
        assertThatThrownBy(flow::advanceToNext).hasMessageStartingWith("nothing waits for time");
        assertThatThrownBy(() -> flow.startingAt(Instant.EPOCH)).hasMessageContaining("advance");
    }

    @Test
    void allThatAnOperatorMayDoIsAtHand() {
        var flow = aRun(anOrder()).mockOthers().start();
        var tasks = flow.tasks();
        assertThat(flow.calls()).isEmpty();

        tasks.pausePipeline("order");
        flow.assertState("order", "SUSPENDED");
        assertThat(flow.calls()).isEmpty();
        tasks.pauseActivity("pay");
        tasks.resumePipeline("order");
        flow.assertState("read", "FINISHED").assertState("pay", "SUSPENDED").assertWaiting("pay", "PAUSED");
        tasks.resumeActivity("pay");
        flow.assertFinished();

        assertThat(tasks.revokePipeline("order").code()).isEqualTo(Code.ILLEGAL_STATE);
        assertThat(tasks.listPipelines(PipelineQuery.of(PipelineFilter.all())).items())
                .hasSize(1);
    }

    @Test
    void whatIsRefusedIsTold() {
        var flow = aRun(anOrder()).mockOthers().run();

        assertThatThrownBy(() -> flow.carryOut(Change.skipActivity("pay", null)))
                .isInstanceOf(AssertionError.class)
                .hasMessageStartingWith("skip_activity was refused, ");
        assertThatThrownBy(() -> flow.callback("pay", null)).hasMessageStartingWith("callback was refused, ");
    }

    @Test
    void aComponentMayCallTheServiceItself() {
        var flow = aRun(anOrder()).mockOthers();
        flow.mock("payment", activity -> {
            flow.tasks().pauseActivity("ship");
            flow.advance(SECOND);
            return Answer.done();
        });

        flow.run().assertState("pay", "FINISHED").assertState("ship", "SUSPENDED");

        assertThat(flow.clock().instant()).isEqualTo(FlowRun.START.plus(SECOND));
    }

    @Test
    void aTreeThatIsNotValidIsToldWithAllItsProblems() {
        assertThatThrownBy(() -> aRun(anOrder()).mock("payment").run())
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("UNKNOWN_COMPONENT at /activities/read/component/code")
                .hasMessageContaining("UNKNOWN_COMPONENT at /activities/ship/component/code")
                .hasMessageContaining("mockOthers()");
        assertThatThrownBy(() -> FlowRun.ofText("{\"id\": \"p\"}").run())
                .hasMessageContaining("the run was not started")
                .hasMessageNotContainingAny("mockOthers");
        assertThatThrownBy(() -> aRun(anOrder())
                        .mockOthers()
                        .options(o -> o.withPriority(999))
                        .run())
                .hasMessageContaining("priority");
    }

    @Test
    void aFailedAssertionShowsTheWholeRun() {
        var inner = aLine("inner", "b").activity("b", "stubborn", Map.of());
        var tree =
                aLine("p", "a", "sub", "c").subprocess("sub", Map.of(), inner).activity("a", "echo", Map.of());
        var flow = aRun(tree)
                .mockOthers()
                .mock("stubborn", Mock.failed("no,\nnever"))
                .run();
        flow.carryOut(Change.retryActivity("b", null));

        assertThatThrownBy(flow::assertFinished)
                .hasMessage(
                        """
                        p is FAILED, not FINISHED

                        p: FAILED
                          p_S: FINISHED
                          a: FINISHED
                          sub: FAILED
                            inner_S: FINISHED
                            b: FAILED, retry 1, no,""");
        assertThatThrownBy(() -> flow.assertFailed("b", "yes")).hasMessageStartingWith("b has failed, but for another");
        assertThatThrownBy(() -> flow.assertWaiting("b", "POLL"))
                .hasMessageStartingWith("b waits for FAILED, not for POLL");
        assertThatThrownBy(() -> flow.assertWaiting("a", "POLL")).hasMessageStartingWith("a does not wait");
        assertThatThrownBy(() -> flow.assertOutput("a", "x", 1))
                .hasMessageStartingWith("the output x of a is missing, not 1");
        assertThatThrownBy(() -> flow.assertOutput("a", "_loop", 1))
                .hasMessageStartingWith("the output _loop of a is 0, not 1");
        assertThatThrownBy(() -> flow.assertState("typo", "FINISHED"))
                .hasMessageStartingWith("the tree has no node typo");
        assertThat(flow.state("c")).isEqualTo(FlowRun.NOT_REACHED);
    }

    @Test
    void passesSkipsAndIgnoredFailuresAreShown() {
        var tree = aLine("p", "a", "b", "c")
                .with("a", "error_ignorable", true)
                .with("b", "loop_config", Map.of("enable", true, "loop_times", 2));
        var flow = aRun(tree.activity("a", "bad", Map.of()).activity("c", "bad", Map.of()))
                .mockOthers()
                .mock("bad", Mock.failed("bad".repeat(100)))
                .run();
        assertThat(flow.toString()).contains("c: FAILED, badbad").contains("ba...");

        flow.carryOut(Change.skipActivity("c", null)).assertFinished();

        assertThat(flow.toString()).contains("a: FINISHED, its failure ignored").contains("c: FINISHED, skipped");
    }

    @Test
    void settingsAreThoseOfAServer() {
        var tree = aLine("p", "a").activity("a", "echo", Map.of("x", splice("${nobody}")));

        aRun(tree).mockOthers().run().assertFinished();
        aRun(tree).mockOthers().settings(s -> s.withStrictTemplates(true)).run().assertFailed("a", "nobody");
    }

    @Test
    void aTreeMayBeTextOrAFileOrAResourceOrARequest(@TempDir Path directory) throws Exception {
        var tree = JsonText.write(
                JsonValue.copyOf(aLine("p", "a").activity("a", "echo", Map.of()).document()));
        var request = "{\"fresh_ids\": true, \"root_data\": {\"k\": 1}, \"pipeline\": " + tree + "}";
        var file = Files.writeString(directory.resolve("p.json"), request);

        FlowRun.ofText(tree).mockOthers().run().assertFinished();
        var flow = FlowRun.ofFile(file).mockOthers().run().assertFinished();
        assertThat(flow.inputs("p")).isEqualTo(Map.of("k", 1L));
        FlowRun.ofResource(FlowRunTest.class, "line.json").mockOthers().run().assertFinished();
    }

    @Test
    void whatIsNoTreeIsRefused(@TempDir Path directory) throws Exception {
        var broken = Files.writeString(directory.resolve("broken.json"), "{\n\"id\" }");

        assertThatThrownBy(() -> FlowRun.of(Map.of("id", Instant.EPOCH)))
                .hasMessageContaining("is not a JSON value at /id");
        assertThatThrownBy(() -> FlowRun.ofText("[]")).hasMessage("a pipeline is a JSON object");
        assertThatThrownBy(() -> FlowRun.ofFile(broken))
                .hasMessageEndingWith("broken.json: line 2, column 6: ':' is expected");
        assertThatThrownBy(() -> FlowRun.ofFile(directory.resolve("gone.json")))
                .isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> FlowRun.ofResource(FlowRunTest.class, "gone.json"))
                .hasMessageContaining("gone.json");
    }

    @Test
    void stepsComeInTheirOrder() {
        var flow = aRun(anOrder()).mockOthers();

        assertThat(flow).hasToString("a run that has not been started");
        assertThatThrownBy(flow::state).hasMessageContaining("call run() first");
        flow.run();
        assertThatThrownBy(flow::run).hasMessageContaining("started already");
    }

    @Test
    void twoRunsShareNothing() {
        var runs = IntStream.range(0, 8)
                .parallel()
                .mapToObj(i -> aRun(anOrder())
                        .mockOthers()
                        .mock("read_order", Mock.done(Map.of("total", i)))
                        .run())
                .toList();

        for (int i = 0; i < runs.size(); i++) {
            runs.get(i).assertFinished().assertOutput("read", "total", i);
            assertThat(runs.get(i).calls()).hasSize(3);
        }
    }

    @Test
    void aThousandActivitiesTakeWellUnderASecond() {
        var tree = aLine("p", IntStream.range(0, 1_000).mapToObj(i -> "a" + i).toArray(String[]::new));
        aRun(tree).mockOthers().run().assertFinished(); // what the JVM does once only
        var time = ManagementFactory.getThreadMXBean();
        var began = time.getCurrentThreadCpuTime(); // whatever else goes on on this machine

        var flow = aRun(tree).mockOthers().run();

        assertThat(Duration.ofNanos(time.getCurrentThreadCpuTime() - began)).isLessThan(SECOND.dividedBy(2));
        assertThat(flow.assertFinished().calls()).hasSize(1_000);
    }

    @Test
    void aThousandBranchesTakeLittleToo() {
        var tree = aFlow("p").path("S", "PG").path("CG", "E");
        IntStream.range(0, 1_000).forEach(i -> tree.path("PG", "a" + i, "CG"));

        var flow =
                aRun(tree).mock("noop", Mock.polling(SECOND, 2, Map.of())).run().advance(Duration.ofSeconds(2));

        assertThat(flow.assertFinished().calls()).hasSize(3_000);
    }

    @Plugin(code = "read_order", group = "shop")
    static class ReadOrder implements Component {
        @Override
        public Answer execute(Activity activity) {
            activity.outputs().put("total", 10 * (Long) activity.inputs().get("id"));
            return Answer.done();
        }
    }
}
