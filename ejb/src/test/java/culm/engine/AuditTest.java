package culm.engine;

import static culm.tree.Trees.aLine;
import static culm.tree.Trees.plain;
import static org.assertj.core.api.Assertions.assertThat;

import culm.api.Code;
import culm.api.RunOptions;
import culm.memory.ManualClock;
import culm.memory.MemoryCluster;
import culm.port.AuditEntry;
import culm.port.AuditQuery;
import culm.port.Call;
import culm.port.FlowListener;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is written down of each call. */
class AuditTest {

    private final ManualClock clock = new ManualClock(Instant.parse("2026-05-01T12:00:00Z"));
    private final MemoryCluster cluster = new MemoryCluster(new Scripted(), clock, FlowListener.NONE);
    private final Engine engine = cluster.server("s");

    private static Call call(String action, String target, Map<String, Object> given) {
        return new Call("anna", "rest", "127.0.0.1", "t1", "asked to", action, target, given);
    }

    private static Call call(String action, String target) {
        return call(action, target, Map.of());
    }

    private void run() {
        var tree = aLine("p", "a", "w")
                .activity("a", "echo", Map.of("pin", Map.of("type", "plain", "value", "x", "secret", true)))
                .activity("w", "wait", Map.of());
        var options = RunOptions.defaults().withProject("blue");
        assertThat(engine.runPipeline(tree.document(), options, call("run_pipeline", null))
                        .code())
                .isEqualTo(Code.OK);
        cluster.moveAll(engine);
    }

    /** Latest last. */
    private List<AuditEntry> entries() {
        var found = cluster.audit().list(new AuditQuery(null, null, null, null, null, null, null, null, 100));
        return found.stream().sorted(Comparator.comparing(AuditEntry::id)).toList();
    }

    private AuditEntry last() {
        var entries = entries();
        return entries.get(entries.size() - 1);
    }

    @Test
    void aStartIsKeptWithItsRunAndProject() {
        run();

        assertThat(entries()).singleElement().satisfies(entry -> {
            assertThat(entry.actor()).isEqualTo("anna");
            assertThat(entry.door()).isEqualTo("rest");
            assertThat(entry.address()).isEqualTo("127.0.0.1");
            assertThat(entry.traceId()).isEqualTo("t1");
            assertThat(entry.reason()).isEqualTo("asked to");
            assertThat(entry.action()).isEqualTo("run_pipeline");
            assertThat(entry.project()).isEqualTo("blue");
            assertThat(entry.runId()).isEqualTo("p");
            assertThat(entry.target()).isEqualTo("p");
            assertThat(entry.code()).isEqualTo("OK");
            assertThat(entry.after()).isEqualTo("RUNNING");
            assertThat(entry.at()).isEqualTo(clock.instant());
        });
    }

    @Test
    void eachVerbTellsTheStateBeforeAndAfter() {
        run();

        engine.pausePipeline("p", call("pause_pipeline", "p"));
        assertThat(last()).extracting(AuditEntry::before, AuditEntry::after).containsExactly("RUNNING", "SUSPENDED");
        engine.resumePipeline("p", call("resume_pipeline", "p"));
        assertThat(last()).extracting(AuditEntry::before, AuditEntry::after).containsExactly("SUSPENDED", "RUNNING");
        engine.forcedFail("w", "no", call("forced_fail", "w", Map.of("ex_data", "no")));
        assertThat(last()).extracting(AuditEntry::before, AuditEntry::after).containsExactly("RUNNING", "FAILED");
        assertThat(last().changes()).isEqualTo(Map.of("ex_data", "no"));
        engine.retryActivity("w", Map.of("n", 1L), call("retry_activity", "w", Map.of("inputs", Map.of("n", 1L))));
        assertThat(last()).extracting(AuditEntry::before, AuditEntry::after).containsExactly("FAILED", "READY");
        cluster.moveAll(engine);
        engine.callback("w", 7L, null, "once", call("callback", "w", Map.of("data", 7L)));
        engine.callback("w", 7L, null, "once", call("callback", "w", Map.of("data", 7L)));
        engine.revokePipeline("p", call("revoke_pipeline", "p"));

        assertThat(entries())
                .extracting(AuditEntry::action)
                .containsExactly(
                        "run_pipeline",
                        "pause_pipeline",
                        "resume_pipeline",
                        "forced_fail",
                        "retry_activity",
                        "callback",
                        "callback",
                        "revoke_pipeline");
        assertThat(entries()).extracting(AuditEntry::runId).containsOnly("p");
    }

    @Test
    void aPauseThatIsBookedHasNoStateBefore() {
        var tree = aLine("p", "w", "b").activity("w", "wait", Map.of()).activity("b", "echo", Map.of("x", plain(1L)));
        engine.runPipeline(tree.document(), RunOptions.defaults(), "somebody");
        cluster.moveAll(engine);

        engine.pauseActivity("b", call("pause_activity", "b"));

        assertThat(last()).extracting(AuditEntry::before, AuditEntry::after).containsExactly(null, "SUSPENDED");
    }

    @Test
    void ofARefusedCallTheNamesAreKeptAndNothingElse() {
        run();
        var given = Map.<String, Object>of("inputs", Map.of("pin", "1234"));
        var call = call("retry_activity", "w", given);
        var answer = engine.retryActivity("w", Map.of("pin", "1234"), call);
        engine.recordRefusal(call, answer.code());

        assertThat(last().code()).isEqualTo("ILLEGAL_STATE");
        assertThat(last().runId()).isEqualTo("p");
        assertThat(last().project()).isEqualTo("blue");
        assertThat(last().changes()).isEqualTo(Map.of("given", List.of("inputs")));
        assertThat(entries()).hasSize(2);

        engine.recordRefusal(call("pause_pipeline", "nobody"), Code.PIPELINE_NOT_FOUND);
        assertThat(last().runId()).isNull();
        assertThat(last().target()).isEqualTo("nobody");
    }

    @Test
    void whatTheTreeMarksIsMasked() {
        var tree = aLine("p", "a")
                .activity("a", "fail", Map.of("pin", Map.of("type", "plain", "value", "x", "secret", true)));
        engine.runPipeline(tree.document(), RunOptions.defaults(), "somebody");
        cluster.moveAll(engine);
        assertThat(engine.getState("a", false).state()).isEqualTo("FAILED");

        var given = Map.<String, Object>of("inputs", Map.of("pin", "1234", "n", 1L));
        engine.retryActivity("a", Map.of("pin", "1234", "n", 1L), call("retry_activity", "a", given));

        assertThat(last().changes()).isEqualTo(Map.of("inputs", Map.of("pin", "***", "n", 1L)));
    }

    @Test
    void theEngineAsAWholeIsInItToo() {
        engine.freeze(call("freeze", null));
        engine.unfreeze(call("unfreeze", null));

        assertThat(entries()).extracting(AuditEntry::action).containsExactly("freeze", "unfreeze");
    }

    @Test
    void aCallThatFailsLeavesNoRow() {
        run();
        engine.pausePipeline("nobody", call("pause_pipeline", "nobody"));
        engine.resumePipeline("p", call("resume_pipeline", "p"));

        assertThat(entries()).hasSize(1);
    }

    @Test
    void whatIsLongIsCutAndControlCharactersAreGone() {
        var call = new Call(
                "a\nb",
                "rest",
                null,
                null,
                "r".repeat(5_000),
                "freeze",
                "x".repeat(500),
                Map.of("k", "y".repeat(9_000)));
        engine.freeze(call);

        assertThat(last().actor()).isEqualTo("a b");
        assertThat(last().reason()).hasSize(1_000);
        assertThat(last().target()).hasSize(255);
    }
}
