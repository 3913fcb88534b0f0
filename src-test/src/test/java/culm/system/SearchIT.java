package culm.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import culm.api.Code;
import culm.api.CulmException;
import culm.api.ErrorGroupView;
import culm.api.PipelineFilter;
import culm.api.PipelineQuery;
import culm.api.PipelineView;
import culm.api.RunOptions;
import culm.api.TaskService;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Runs are found by what is known of them, by every door alike. */
@ExtendWith(ServerExtension.class)
class SearchIT {

    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int WALKED = 60;
    private static final int PAGE = 7;

    private final String mark = "m" + UUID.randomUUID().toString().substring(0, 12);

    private PipelineFilter.Builder marked() {
        return PipelineFilter.where().label("mark", mark);
    }

    private String start(TaskService tasks, String component, RunOptions options) {
        var tree = Documents.line("found", 1);
        var inputs = Map.<String, Object>of("fail", "true", "x", "q");
        Documents.setComponent(tree, "foundn0", component, inputs);
        var answer = tasks.runPipeline(tree, options.withFreshIds(true));
        assertThat(answer.code()).as(answer.toString()).isEqualTo(Code.OK);
        return (String) answer.extra().get("pipeline_id");
    }

    private RunOptions labelled(String env) {
        return RunOptions.defaults().withLabels(Map.of("mark", mark, "env", env));
    }

    private static List<String> ids(TaskService tasks, PipelineFilter.Builder filter) {
        return tasks.listPipelines(PipelineQuery.of(filter.build())).items().stream()
                .map(PipelineView::id)
                .toList();
    }

    @Test
    void everyFilterFindsItsRunsAndTheyCombine(CulmUnderTest culm) throws Exception {
        WalkUsers.make(culm.rest());
        var tasks = new RestTaskService(culm.rest());
        var begin = Instant.now();
        var done = start(tasks, "echo", labelled("prod").withName("Nightly " + mark));
        var sick = start(tasks, "mayfail", labelled("prod"));
        var waits = start(tasks, "callback", labelled("test").withProject("blue"));
        Waiting.until(tasks, done, "FINISHED", SOON);
        Waiting.until(tasks, sick, "FAILED", SOON);

        for (var door : culm.everyTaskService()) {
            assertThat(ids(door, marked())).containsExactly(waits, sick, done);
            assertThat(ids(door, marked().label("env", "prod"))).containsExactly(sick, done);
            assertThat(ids(door, marked().states("FINISHED"))).containsExactly(done);
            assertThat(ids(door, marked().states("RUNNING", "FAILED"))).containsExactly(waits, sick);
            assertThat(ids(door, marked().attention())).containsExactly(sick);
            assertThat(ids(door, PipelineFilter.where().name("nightly " + mark)))
                    .containsExactly(done);
            assertThat(ids(door, PipelineFilter.where().text(mark.substring(2))))
                    .containsExactly(done);
            assertThat(ids(door, marked().project("blue"))).containsExactly(waits);
            assertThat(ids(door, marked().createdBy("nobody"))).isEmpty();
            assertThat(ids(door, marked().createdBy("admin").started(begin.minusSeconds(60), null)))
                    .hasSize(3);
            assertThat(ids(door, marked().started(null, begin.minusSeconds(60))))
                    .isEmpty();
            assertThat(ids(door, marked().finished(begin.minusSeconds(60), null)))
                    .containsExactly(done);
            assertThat(door.countPipelines(marked().build()))
                    .isEqualTo(Map.of(
                            "RUNNING", 1, "FAILED", 1, "FINISHED", 1, "BLOCKED", 0, "SUSPENDED", 0, "REVOKED", 0));
            assertThatThrownBy(() -> ids(door, PipelineFilter.where().label("a b", "")))
                    .isInstanceOf(CulmException.class)
                    .hasMessageContaining("labels");
        }
        var blue = new RestTaskService(culm.as("blue", WalkUsers.PASSWORD).rest());
        assertThat(ids(blue, marked())).containsExactly(waits);
        assertThat(ids(blue, marked().project("default"))).isEmpty();
        assertThat(blue.countPipelines(marked().build()))
                .containsEntry("RUNNING", 1)
                .containsEntry("FAILED", 0);
        tasks.revokePipeline(waits);
        tasks.revokePipeline(sick);
    }

    @Test
    void failuresAreGroupedUntilSomebodySeesToThem(CulmUnderTest culm) throws Exception {
        var tasks = new RestTaskService(culm.rest());
        var first = start(tasks, "mayfail", labelled("prod"));
        var second = start(tasks, "mayfail", labelled("prod"));
        Waiting.until(tasks, first, "FAILED", SOON);
        Waiting.until(tasks, second, "FAILED", SOON);

        for (var door : culm.everyTaskService()) {
            assertThat(door.listErrorGroups(marked().build())).singleElement().satisfies(group -> {
                assertThat(group.component()).isEqualTo("mayfail");
                assertThat(group.runs()).isEqualTo(2);
                assertThat(group.error()).isNotBlank();
                assertThat(ids(door, marked().errorGroup(group.errorGroup()))).containsExactly(second, first);
            });
        }
        tasks.revokePipeline(first);
        assertThat(tasks.listErrorGroups(marked().build()))
                .extracting(ErrorGroupView::runs)
                .containsExactly(1);
        tasks.revokePipeline(second);
        assertThat(tasks.listErrorGroups(marked().build())).isEmpty();
    }

    @Test
    void labelsAreChanged(CulmUnderTest culm) throws Exception {
        var tasks = new RestTaskService(culm.rest());
        var id = start(tasks, "echo", labelled("prod"));
        for (var door : culm.everyTaskService()) {
            assertThat(door.labelPipeline(id, Map.of("mark", mark, "seen", "yes"))
                            .code())
                    .isEqualTo(Code.OK);
            assertThat(ids(door, marked().label("env", "prod"))).isEmpty();
            assertThat(door.getPipeline(id).labels()).isEqualTo(Map.of("mark", mark, "seen", "yes"));
            assertThat(door.labelPipeline(id, Map.of("a b", "")).code()).isEqualTo(Code.INVALID_ARGUMENT);
        }
    }

    @Test
    void aWalkGivesEachRunOnceWhileAllOfThemMoveOn(CulmUnderTest culm) throws Exception {
        var tasks = new RestTaskService(culm.rest());
        var runs = new ArrayList<String>();
        for (int i = 0; i < WALKED; i++) {
            runs.add(start(tasks, "callback", labelled("walk")));
        }
        var walking = new AtomicBoolean(true);
        var moving = CompletableFuture.runAsync(() -> move(tasks, runs, walking));
        try {
            for (int walk = 0; walk < 4; walk++) {
                assertThat(walk(tasks)).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(runs);
            }
        } finally {
            walking.set(false);
            moving.join();
            runs.forEach(tasks::revokePipeline);
        }
    }

    /** Newer runs come, and each of those that are walked changes its state again and again. */
    private void move(TaskService tasks, List<String> runs, AtomicBoolean walking) {
        for (int i = 0; walking.get(); i++) {
            var run = runs.get(i * 7 % WALKED);
            tasks.pausePipeline(run);
            tasks.resumePipeline(run);
            start(tasks, "echo", RunOptions.defaults().withLabels(Map.of("env", "walk")));
        }
    }

    private List<String> walk(TaskService tasks) {
        var seen = new ArrayList<String>();
        var query = new PipelineQuery(marked().states("RUNNING", "SUSPENDED").build(), PAGE, null);
        var page = tasks.listPipelines(query);
        while (true) {
            page.items().forEach(run -> seen.add(run.id()));
            if (page.nextCursor() == null) {
                return seen;
            }
            page = tasks.listPipelines(query.after(page));
        }
    }
}
