package culm.engine;

import static culm.tree.Trees.aLine;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import culm.api.Code;
import culm.api.CulmException;
import culm.api.ErrorGroupView;
import culm.api.PipelineFilter;
import culm.api.PipelineQuery;
import culm.api.PipelineView;
import culm.api.RunOptions;
import culm.data.SecretNames;
import culm.memory.ManualClock;
import culm.memory.MemoryCluster;
import culm.plugin.Answer;
import culm.port.FlowListener;
import culm.tree.Trees;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Runs are found by what is known of them. */
class SearchTest {

    private static final Instant BEGIN = Instant.parse("2026-05-01T12:00:00Z");

    private final Flows flows = new Flows(settings -> settings.withSecrets(new SecretNames(List.of("password"))));

    private static Trees one(String id, String component) {
        return aLine(id, id + "a").activity(id + "a", component, Map.of());
    }

    private List<String> ids(PipelineFilter.Builder filter) {
        return flows.engine.listPipelines(PipelineQuery.of(filter.build())).items().stream()
                .map(PipelineView::id)
                .toList();
    }

    private List<ErrorGroupView> groups() {
        return flows.engine.listErrorGroups(PipelineFilter.all());
    }

    @Test
    void aRunIsCalledAsItsStarterSaysAndHasHisLabels() {
        var options = RunOptions.defaults().withName("Nightly backup").withLabels(Map.of("env", "prod", "team", "x"));
        flows.run(one("p", "wait"), options).run(one("q", "wait"));

        assertThat(flows.engine.getPipeline("p").name()).isEqualTo("Nightly backup");
        assertThat(flows.engine.getPipeline("p").labels()).isEqualTo(Map.of("env", "prod", "team", "x"));
        assertThat(ids(PipelineFilter.where().label("env", "prod"))).containsExactly("p");
        assertThat(ids(PipelineFilter.where().name("nightly B"))).containsExactly("p");
        assertThat(ids(PipelineFilter.where().name("backup"))).isEmpty();
        assertThat(flows.engine
                        .listPipelines(PipelineQuery.of(PipelineFilter.all()))
                        .items())
                .extracting(PipelineView::labels)
                .containsExactly(Map.of(), Map.of("env", "prod", "team", "x"));
    }

    @Test
    void labelsMayBeChangedAlsoWhenTheRunIsOver() {
        flows.run(one("p", "echo"), RunOptions.defaults().withLabels(Map.of("env", "prod")));

        assertThat(flows.engine.labelPipeline("p", Map.of("seen", "yes")).code())
                .isEqualTo(Code.OK);
        assertThat(flows.engine.getPipeline("p").labels()).isEqualTo(Map.of("seen", "yes"));
        assertThat(flows.engine.labelPipeline("nobody", Map.of()).code()).isEqualTo(Code.PIPELINE_NOT_FOUND);
        assertThat(flows.engine.labelPipeline("p", Map.of()).code()).isEqualTo(Code.OK);
        assertThat(flows.engine.getPipeline("p").labels()).isEmpty();
    }

    @Test
    void labelsAndNamesThatMakeNoSenseAreRefusedAndStartNothing() {
        var many = IntStream.range(0, 33).boxed().collect(Collectors.toMap(i -> "l" + i, i -> ""));
        var none = new HashMap<String, String>();
        none.put("env", null);
        for (var wrong : List.of(Map.of("a b", ""), Map.of("", ""), Map.of("env", "x".repeat(129)), many, none)) {
            var answer = flows.engine.runPipeline(
                    one("p", "echo").document(), RunOptions.defaults().withLabels(wrong));
            assertThat(answer.code()).isEqualTo(Code.INVALID_ARGUMENT);
            assertThat(answer.message()).contains("label");
            assertThat(flows.engine.labelPipeline("p", wrong).code()).isEqualTo(Code.INVALID_ARGUMENT);
        }
        for (var wrong : List.of("", " ", "a\nb", "x".repeat(256))) {
            var answer = flows.engine.runPipeline(
                    one("p", "echo").document(), RunOptions.defaults().withName(wrong));
            assertThat(answer.code()).isEqualTo(Code.INVALID_ARGUMENT);
            assertThat(answer.message()).startsWith("name");
        }
        assertThat(ids(PipelineFilter.where())).isEmpty();
    }

    @Test
    void whatAPersonMustSeeToIsFailedOrPaused() {
        flows.run(one("ok", "wait"))
                .run(one("sick", "fail"))
                .run(one("still", "wait"))
                .run(one("done", "echo"));
        flows.run(aLine("below", "v", "z").activity("v", "wait", Map.of()).activity("z", "echo", Map.of()));
        flows.engine.pausePipeline("still");
        flows.engine.pauseActivity("z");
        flows.engine.callback("v", null);
        flows.engine.settle();

        assertThat(ids(PipelineFilter.where().attention())).containsExactlyInAnyOrder("sick", "still", "below");
        assertThat(ids(PipelineFilter.where().attention().states("FAILED", "FINISHED")))
                .containsExactly("sick");
        assertThat(ids(PipelineFilter.where().attention().states("FINISHED"))).isEmpty();
        assertThat(flows.engine.countPipelines(PipelineFilter.all()))
                .isEqualTo(
                        Map.of("RUNNING", 1, "FAILED", 1, "BLOCKED", 1, "SUSPENDED", 1, "FINISHED", 1, "REVOKED", 0));
        assertThat(flows.engine.countPipelines(PipelineFilter.where().name("x").build()))
                .containsEntry("RUNNING", 0);
    }

    @Test
    void failuresOfOneKindAreOneGroup() {
        flows.plugins.component(
                "mail",
                activity -> Answer.failed("host 10.0.0." + activity.nodeId().length()));
        flows.run(one("p", "mail")).run(one("longer", "mail")).run(one("q", "fail"));

        assertThat(groups()).extracting(ErrorGroupView::runs).containsExactly(2, 1);
        var mail = groups().get(0);
        assertThat(mail.component()).isEqualTo("mail");
        assertThat(mail.error()).isEqualTo("host #.#.#.#");
        assertThat(mail.latest()).isEqualTo(BEGIN);
        assertThat(ids(PipelineFilter.where().errorGroup(mail.errorGroup()))).containsExactlyInAnyOrder("p", "longer");
        assertThat(flows.engine.listErrorGroups(
                        PipelineFilter.where().states("FINISHED").build()))
                .isEmpty();
    }

    @Test
    void aFailureIsInNoGroupOnceSomebodyHasSeenToIt() {
        flows.run(one("skipped", "fail")).run(one("revoked", "fail")).run(one("retried", "fail"));
        assertThat(groups()).extracting(ErrorGroupView::nodes).containsExactly(3);

        flows.engine.skipActivity("skippeda");
        flows.engine.revokePipeline("revoked");
        flows.engine.retryActivity("retrieda");
        assertThat(groups()).isEmpty();

        flows.engine.settle();
        assertThat(groups()).singleElement().satisfies(group -> {
            assertThat(group.nodes()).isEqualTo(1);
            assertThat(group.sampleNodeId()).isEqualTo("retrieda");
        });
    }

    @Test
    void aGroupTellsNoSecret() {
        flows.plugins.component(
                "leak", activity -> Answer.failed("wrong: " + activity.inputs().get("password")));
        var input = Map.<String, Object>of("password", Map.of("type", "plain", "value", "open sesame"));
        flows.run(aLine("p", "a").activity("a", "leak", input));

        assertThat(groups()).singleElement().satisfies(group -> assertThat(group.error())
                .isEqualTo("wrong: ***"));
    }

    @Test
    void timesBoundWhatIsFound() {
        flows.run(one("p", "echo")).tick(Duration.ofMinutes(1)).run(one("q", "echo"));
        var between = BEGIN.plusSeconds(30);

        assertThat(ids(PipelineFilter.where().started(between, null))).containsExactly("q");
        assertThat(ids(PipelineFilter.where().started(null, between))).containsExactly("p");
        assertThat(ids(PipelineFilter.where().finished(between, null))).containsExactly("q");
        assertThat(ids(PipelineFilter.where().finished(null, between))).containsExactly("p");
    }

    @Test
    void projectsAreThoseThatTheCallerMaySee() {
        flows.run(one("p", "wait"), RunOptions.defaults().withProject("blue"));

        assertThat(ids(PipelineFilter.where().project("blue"))).containsExactly("p");
        assertThat(ids(PipelineFilter.where().project("red"))).isEmpty();
    }

    @Test
    void aPersonFindsOnlyTheRunsOfHisProjects() {
        var engine = new MemoryCluster(new Scripted(), new ManualClock(BEGIN), FlowListener.NONE).server("s");
        for (var project : List.of("blue", "red")) {
            engine.runPipeline(
                    one(project, "wait").document(), RunOptions.defaults().withProject(project), "anna");
        }

        assertThat(visible(engine, null, Set.of("blue"))).containsExactly("blue");
        assertThat(visible(engine, "blue", Set.of("blue"))).containsExactly("blue");
        assertThat(visible(engine, "red", Set.of("blue"))).isEmpty();
        assertThat(visible(engine, null, Set.of())).isEmpty();
        assertThat(visible(engine, "red", null)).containsExactly("red");
    }

    private static List<String> visible(Engine engine, String asked, Set<String> projects) {
        var query = PipelineQuery.of(PipelineFilter.where().project(asked).build());
        return engine.listPipelines(query, projects).items().stream()
                .map(PipelineView::id)
                .toList();
    }

    @Test
    void anEmptyTextBoundsNothing() {
        flows.run(one("p", "wait"));

        assertThat(ids(PipelineFilter.where()
                        .name("")
                        .text("")
                        .createdBy("")
                        .project("")
                        .errorGroup("")))
                .containsExactly("p");
        assertThat(ids(PipelineFilter.where().started(BEGIN, BEGIN.plusSeconds(1))))
                .containsExactly("p");
    }

    @Test
    void whatMakesNoSenseIsRefusedWithItsPlace() {
        var wrong = Map.of(
                "name", PipelineFilter.where().name("x".repeat(65)),
                "labels", PipelineFilter.where().label("a b", "c"),
                "started_to", PipelineFilter.where().started(BEGIN, BEGIN),
                "finished_to", PipelineFilter.where().finished(BEGIN, BEGIN.minusSeconds(1)),
                "state", PipelineFilter.where().states("ODD"));

        wrong.forEach((place, filter) -> {
            assertThatThrownBy(() -> ids(filter))
                    .isInstanceOf(CulmException.class)
                    .hasMessageContaining(place);
            assertThatThrownBy(() -> flows.engine.countPipelines(filter.build()))
                    .isInstanceOf(CulmException.class)
                    .hasMessageContaining(place);
        });
    }
}
