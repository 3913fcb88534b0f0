package culm.ee.worker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import culm.api.ActionResult;
import culm.api.Code;
import culm.api.CulmException;
import culm.api.RunOptions;
import culm.ee.worker.ClaimSpec.Served;
import culm.memory.ManualClock;
import culm.memory.MemoryEngine;
import culm.node.PluginTable;
import culm.tree.Trees;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ComponentDeskTest {

    private static final Instant NOW = Instant.parse("2026-05-01T12:00:00Z");

    private final ManualClock clock = new ManualClock(NOW);
    private final MemoryEngine engine = new MemoryEngine(new PluginTable(), clock, UnaryOperator.identity());
    private final ComponentDesk desk = new ComponentDesk(engine.registry(), engine.workers(), clock);

    private ActionResult register(String code, String version, String name, Boolean idempotent, Integer attempts) {
        var answer = desk.register("anna", new ComponentSpec(code, version, name, "images", idempotent, attempts));
        desk.changed();
        return answer;
    }

    @Test
    void whatIsNotSaidHasDefaults() {
        assertThat(register("resize", null, null, null, null).extra())
                .isEqualTo(Map.of("code", "resize", "version", "legacy"));

        assertThat(desk.list())
                .containsExactly(
                        new ServedView("resize", "legacy", "resize", "images", true, 5, "anna", NOW, 0, 0, null));
    }

    @Test
    void whatIsKnownIsChanged() {
        register("resize", "2", "Resize", true, 3);
        register("resize", "2", "Make smaller", false, 7);

        assertThat(desk.list()).singleElement().satisfies(known -> {
            assertThat(known.name()).isEqualTo("Make smaller");
            assertThat(known.idempotent()).isFalse();
            assertThat(known.maxAttempts()).isEqualTo(7);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a/b", "ä"})
    void aCodeFitsInAnAddress(String code) {
        assertThat(register(code, null, null, null, null).code()).isEqualTo(Code.INVALID_ARGUMENT);
    }

    @Test
    void whatIsWrongIsRefused() {
        assertThat(register(null, null, null, null, null).message()).startsWith("code must be");
        assertThat(register("a", "", null, null, null).message()).startsWith("version must be");
        assertThat(register("a", null, "x".repeat(256), null, null).message()).startsWith("name and group");
        assertThat(register("a", null, null, null, 0).message()).startsWith("max_attempts must be 1 to 1000");
        assertThat(register("a", null, null, null, 1_001).code()).isEqualTo(Code.INVALID_ARGUMENT);
        assertThat(desk.list()).isEmpty();
    }

    @Test
    void whatHasTasksStays() {
        register("resize", null, null, null, null);
        engine.runPipeline(
                Trees.aLine("p", "a").activity("a", "resize", Map.of()).document(), RunOptions.defaults());
        engine.settle();

        assertThat(desk.remove("resize", null).code()).isEqualTo(Code.ILLEGAL_STATE);
        assertThat(desk.loads()).singleElement().satisfies(load -> assertThat(load.waiting())
                .isEqualTo(1));
        engine.revokePipeline("p");
        assertThat(desk.remove("resize", null).code()).isEqualTo(Code.OK);
        desk.changed();
        assertThat(desk.loads()).isEmpty();
        assertThat(desk.remove("resize", null).code()).isEqualTo(Code.NOT_FOUND);
    }

    private static void refused(String message, Runnable claim) {
        assertThatThrownBy(claim::run).isInstanceOf(CulmException.class).hasMessageStartingWith(message);
    }

    private static ClaimSpec claim(String worker, List<Served> served, int most, int seconds) {
        return new ClaimSpec(worker, served, most, Duration.ofSeconds(seconds));
    }

    @Test
    void aClaimSaysWhoWantsWhat() {
        var served = List.of(new Served("resize", null));

        refused("worker_id must have", () -> claim(null, served, 1, 30));
        refused("worker_id must have", () -> claim(" ", served, 1, 30));
        refused("worker_id must have", () -> claim("x".repeat(129), served, 1, 30));
        refused("components must name", () -> claim("w", List.of(), 1, 30));
        refused("components must name", () -> claim("w", Collections.nCopies(65, served.get(0)), 1, 30));
        refused("each of components needs a code", () -> claim("w", List.of(new Served(null, "1")), 1, 30));
        refused("max_tasks must be", () -> claim("w", served, 0, 30));
        refused("max_tasks must be", () -> claim("w", served, 101, 30));
        refused("lock_seconds must be 1 to 3600; it is 0", () -> claim("w", served, 1, 0));
        refused("lock_seconds must be", () -> claim("w", served, 1, 3_601));
    }

    @Test
    void aTaskIsNamedByItsNodeAndItself() {
        var task = new HeldTask("node-1.00ff", "w", 3);

        assertThat(task.nodeId()).isEqualTo("node-1");
        assertThat(task.on("other").name()).isEqualTo("other.00ff");
        refused("no task has an id of this form", () -> new HeldTask("node", "w", 1));
        refused("no task has an id of this form", () -> new HeldTask("a.b.c", "w", 1));
        refused("fence must be", () -> new HeldTask("a.b", "w", 0));
        refused("worker_id must have", () -> new HeldTask("a.b", null, 1));
    }
}
