package culm.engine;

import static culm.tree.Trees.aLine;
import static org.assertj.core.api.Assertions.assertThat;

import culm.api.ActionResult;
import culm.api.Code;
import culm.api.RunOptions;
import culm.memory.ManualClock;
import culm.memory.MemoryCluster;
import culm.port.AuditQuery;
import culm.port.Call;
import culm.port.FlowListener;
import culm.port.Once;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The same call by the same caller has one effect and one answer. */
class RepeatsTest {

    private final ManualClock clock = new ManualClock(Instant.parse("2026-05-01T12:00:00Z"));
    private final MemoryCluster cluster = new MemoryCluster(new Scripted(), clock, FlowListener.NONE);
    private final Engine engine = cluster.server("s");
    private final AtomicInteger repeated = new AtomicInteger();

    private Call call(String actor, String action, String target, String key, String request) {
        return new Call(actor, "rest", null, null, null, action, target, Map.of())
                .with(new Once(actor, key, request, repeated::incrementAndGet));
    }

    private Call call(String action, String target, String key) {
        return call("anna", action, target, key, action + target);
    }

    private ActionResult start(Call call) {
        var tree = aLine("p", "a", "w").activity("a", "echo", Map.of()).activity("w", "wait", Map.of());
        return engine.runPipeline(tree.document(), RunOptions.defaults().withFreshIds(true), call);
    }

    private String run() {
        var answer = engine.runPipeline(
                aLine("p", "w").activity("w", "wait", Map.of()).document(), RunOptions.defaults(), "test");
        cluster.moveAll(engine);
        return (String) answer.extra().get("pipeline_id");
    }

    @Test
    void aStartIsMadeOnceAndAnsweredTheSameEachTime() {
        var first = start(call("run_pipeline", null, "k"));
        var second = start(call("run_pipeline", null, "k"));
        var other = start(call("run_pipeline", null, "k2"));

        assertThat(first.code()).isEqualTo(Code.OK);
        assertThat(second).isEqualTo(first);
        assertThat(other.extra().get("pipeline_id")).isNotEqualTo(first.extra().get("pipeline_id"));
        assertThat(repeated).hasValue(1);
    }

    @Test
    void anotherServerKnowsTheAnswerToo() {
        var first = start(call("run_pipeline", null, "k"));
        var tree = aLine("p", "a", "w").activity("a", "echo", Map.of()).activity("w", "wait", Map.of());

        var again = cluster.server("t")
                .runPipeline(
                        tree.document(), RunOptions.defaults().withFreshIds(true), call("run_pipeline", null, "k"));

        assertThat(again).isEqualTo(first);
    }

    @Test
    void whatCannotBeDoneTwiceIsAnsweredTwice() {
        var id = run();

        assertThat(engine.pausePipeline(id, call("pause_pipeline", id, "k")).code())
                .isEqualTo(Code.OK);
        assertThat(engine.pausePipeline(id, call("pause_pipeline", id, "k")).code())
                .isEqualTo(Code.OK);
        assertThat(engine.pausePipeline(id, call("pause_pipeline", id, "k2")).code())
                .isEqualTo(Code.ILLEGAL_STATE);
    }

    @Test
    void aCallbackWithoutAnIdOfItsOwnHasOneEffect() {
        run();

        var first = engine.callback("w", 1L, null, null, call("callback", "w", "k"));
        var second = engine.callback("w", 1L, null, null, call("callback", "w", "k"));

        assertThat(first.code()).isEqualTo(Code.OK);
        assertThat(second).isEqualTo(first);
    }

    @Test
    void aKeyThatWasUsedForAnotherCallIsRefused() {
        var id = run();
        engine.pausePipeline(id, call("pause_pipeline", id, "k"));

        var answer = engine.revokePipeline(id, call("revoke_pipeline", id, "k"));

        assertThat(answer.code()).isEqualTo(Code.KEY_REUSED);
        assertThat(engine.getPipeline(id).state()).isEqualTo("SUSPENDED");
    }

    @Test
    void eachCallerHasKeysOfItsOwn() {
        var first = start(call("anna", "run_pipeline", null, "k", "x"));
        var second = start(call("bert", "run_pipeline", null, "k", "x"));

        assertThat(second.code()).isEqualTo(Code.OK);
        assertThat(second).isNotEqualTo(first);
    }

    @Test
    void aRefusalIsNotKept() {
        var id = run();

        assertThat(engine.resumePipeline(id, call("resume_pipeline", id, "k")).code())
                .isEqualTo(Code.ILLEGAL_STATE);
        engine.pausePipeline(id);
        assertThat(engine.resumePipeline(id, call("resume_pipeline", id, "k")).code())
                .isEqualTo(Code.OK);
    }

    @Test
    void theFirstAnswerIsGivenWhileTheEngineIsFrozen() {
        var first = start(call("run_pipeline", null, "k"));
        engine.freeze(call("freeze", null, "f"));

        assertThat(engine.freeze(call("freeze", null, "f")).code()).isEqualTo(Code.OK);
        assertThat(start(call("run_pipeline", null, "k"))).isEqualTo(first);
        assertThat(start(call("run_pipeline", null, "k2")).code()).isEqualTo(Code.FROZEN);
    }

    @Test
    void aRepeatIsWrittenDownAsOne() {
        var id = run();
        engine.pausePipeline(id, call("pause_pipeline", id, "k"));
        engine.pausePipeline(id, call("pause_pipeline", id, "k"));

        var entries = cluster.audit().list(new AuditQuery(null, id, null, null, null, null, null, null, 10));

        assertThat(entries).extracting("code").containsExactly("OK", "OK");
        assertThat(entries.get(0).changes()).isEqualTo(Map.of("repeated", true));
        assertThat(entries.get(0).project()).isEqualTo("default");
    }

    @Test
    void answersAreForgottenAfterTheirTime() {
        var first = start(call("run_pipeline", null, "k"));
        clock.tick(Duration.ofHours(24));

        assertThat(engine.forgetAnswers(10)).isZero();
        clock.tick(Duration.ofSeconds(1));
        assertThat(engine.forgetAnswers(10)).isEqualTo(1);
        assertThat(start(call("run_pipeline", null, "k"))).isNotEqualTo(first);
    }
}
