package culm.ee.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import culm.api.ActionResult;
import culm.api.Code;
import culm.api.PipelineFilter;
import culm.api.RunOptions;
import culm.ee.access.Directory;
import culm.ee.access.Gate;
import culm.ee.access.Ledger;
import culm.ee.batch.BatchCaller;
import culm.ee.batch.BatchDesk;
import culm.ee.batch.BatchItemPage.Item;
import culm.ee.batch.BatchSearch;
import culm.ee.batch.BatchSpec;
import culm.ee.batch.BatchView;
import culm.ee.batch.BatchWork;
import culm.ee.care.RemovalDesk;
import culm.engine.Engine;
import culm.engine.TimeOrderedIds;
import culm.memory.ManualClock;
import culm.node.PluginTable;
import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.plugin.Component;
import culm.plugin.Plugin;
import culm.port.Account;
import culm.port.AuditQuery;
import culm.port.BatchItem;
import culm.port.Dispatcher;
import culm.port.Given;
import culm.port.Role;
import culm.port.TokenRef;
import culm.tree.Trees;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** An order for many failed nodes, on the database: what is written down is what has happened, whoever is gone in the middle. */
class BatchOnDatabaseTest {

    private static final int RUNS = 50;
    private static final BatchDesk.Orderer ANNA = new BatchDesk.Orderer("anna", Role.OPERATOR, Set.of("default"));
    private static final PipelineFilter FAILED =
            PipelineFilter.where().states("FAILED").build();

    private final TestDatabase database = TestDatabase.shared();
    private final ManualClock clock = new ManualClock(Given.NOW);
    private final Queue<TokenRef> messages = new ArrayDeque<>();
    private final Sick component = new Sick();
    private Engine engine;
    private BatchDesk desk;
    private BatchWork work;
    private JdbcRemovals removals;

    @Plugin(code = "sick")
    static final class Sick implements Component {
        private boolean well;

        @Override
        public Answer execute(Activity activity) {
            return well ? Answer.done() : Answer.failed("not today");
        }
    }

    @BeforeEach
    void fiftyRunsHaveFailed() {
        database.empty();
        var plugins = new PluginTable().add(component);
        engine = DatabaseEngine.on(database, plugins, new Dispatcher() {
            @Override
            public void advance(TokenRef token) {
                messages.add(token);
            }

            @Override
            public void wakeAt(TokenRef token, Instant due) {
                messages.add(token);
            }
        });
        var stores = database.stores();
        var ids = new TimeOrderedIds(clock);
        desk = new BatchDesk(stores.batches(), stores.targets(), stores.transactions(), clock, ids);
        var directory = new Directory(stores.users(), stores.apiTokens(), stores.projects(), Map.of(), clock);
        var gate = new Gate(directory, engine::projectOf);
        var ledger = new Ledger(
                stores.audit(), stores.answers(), stores.transactions(), directory, clock, ids, name -> false);
        removals = new JdbcRemovals((Sessions) stores.transactions(), database.kind());
        var removalDesk = new RemovalDesk(stores.runs(), removals, clock);
        var verbs = new BatchCaller(engine, gate, stores.answers(), stores.transactions(), ledger, removalDesk);
        work = new BatchWork(stores.batches(), stores.transactions(), verbs, clock);
        grant("anna", Map.of("default", Role.OPERATOR));
        for (int i = 0; i < RUNS; i++) {
            var tree = Trees.aLine("p" + i, "n" + i).activity("n" + i, "sick", Map.of());
            assertThat(engine.runPipeline(tree.document(), RunOptions.defaults(), "anna")
                            .code())
                    .isEqualTo(Code.OK);
        }
        settle();
        component.well = true;
    }

    private void grant(String user, Map<String, Role> roles) {
        var account = new Account(user, Account.Origin.LOCAL, "hash", false, Given.NOW, roles);
        database.stores().transactions().run(() -> database.stores().users().add(account));
    }

    private void settle() {
        while (!messages.isEmpty()) {
            engine.advance(messages.poll());
        }
    }

    private ActionResult order(BatchSpec spec) {
        return database.stores().transactions().alone(() -> desk.order(ANNA, spec, "the disk has room again"));
    }

    private String ordered(BatchSpec spec) {
        var answer = order(spec);
        assertThat(answer.code()).as(answer.message()).isEqualTo(Code.OK);
        return (String) answer.extra().get("id");
    }

    private static BatchSpec retryOf(PipelineFilter query) {
        return new BatchSpec("retry", null, query, null, false);
    }

    private List<BatchItem> carriedOut(String id, String claimant, int after) {
        return work.next(id, claimant, after).stream()
                .map(item -> work.carryOut(id, item))
                .toList();
    }

    private void finish(String id, String claimant) {
        for (var done = carriedOut(id, claimant, -1); !done.isEmpty(); ) {
            work.record(id, done);
            assertAddsUp(id);
            done = carriedOut(id, claimant, done.get(done.size() - 1).position());
        }
        work.end(id, claimant);
        assertAddsUp(id);
    }

    private BatchView assertAddsUp(String id) {
        var seen = desk.find(id, "anna");
        assertThat(seen.succeeded() + seen.failed() + seen.skipped() + seen.pending())
                .isEqualTo(seen.total());
        return seen;
    }

    @Test
    void everyFailedNodeThatTheQueryFindsIsRetriedOnce() {
        var id = ordered(retryOf(FAILED));

        assertThat(work.waiting(5)).containsExactly(id);
        assertThat(work.claim(id, "one")).isTrue();
        assertThat(work.claim(id, "two")).isFalse();
        finish(id, "one");
        settle();

        var seen = assertAddsUp(id);
        assertThat(seen.state()).isEqualTo("FINISHED");
        assertThat(seen.succeeded()).isEqualTo(RUNS);
        assertThat(engine.countPipelines(PipelineFilter.all(), null)).containsEntry("FINISHED", RUNS);
        var recorded = database.stores()
                .audit()
                .list(new AuditQuery(null, null, "n7", "retry_activity", null, null, null, null, 5));
        assertThat(recorded).hasSize(1);
        assertThat(recorded.get(0).actor()).isEqualTo("anna");
        assertThat(recorded.get(0).reason()).isEqualTo("the disk has room again");
        assertThat(recorded.get(0).door()).isEqualTo("batch");
    }

    @Test
    void whoTakesOverDoesNothingTwiceOfWhatWasDoneAndNotWrittenDown() {
        var id = ordered(retryOf(FAILED));
        work.claim(id, "lost");
        var begun = carriedOut(id, "lost", -1);
        component.well = false;
        settle(); // the same nodes stand failed again: a second retry would be accepted

        releaseClaim(id);
        assertThat(work.claim(id, "heir")).isTrue();
        finish(id, "heir");

        assertThat(assertAddsUp(id).succeeded()).isEqualTo(RUNS);
        assertThat(begun).isNotEmpty().allSatisfy(item -> assertThat(
                        engine.getState(item.target(), false).retry())
                .isEqualTo(1));
    }

    /** As time does. */
    private void releaseClaim(String id) {
        database.stores().transactions().run(() -> database.entities()
                .createNativeQuery("UPDATE culm_batch SET claimed_until = 0 WHERE id = '" + id + "'")
                .executeUpdate());
    }

    @Test
    void ofACancelledBatchWhatHadBegunHasSucceededAndTheRestIsLeftOut() {
        var id = ordered(retryOf(FAILED));
        work.claim(id, "lost");
        var begun = carriedOut(id, "lost", -1);

        assertThat(database.stores()
                        .transactions()
                        .alone(() -> desk.cancel(id, "anna"))
                        .code())
                .isEqualTo(Code.OK);
        releaseClaim(id);
        work.claim(id, "heir");
        finish(id, "heir");

        var seen = assertAddsUp(id);
        assertThat(seen.state()).isEqualTo("CANCELLED");
        assertThat(seen.succeeded()).isEqualTo(begun.size());
        assertThat(seen.skipped()).isEqualTo(RUNS - begun.size());
        assertThat(desk.items(id, null, new BatchSearch("SKIPPED", null, 5)).items())
                .extracting(Item::message)
                .containsOnly("the batch was cancelled before its turn");
        assertThat(database.stores()
                        .transactions()
                        .alone(() -> desk.cancel(id, "anna"))
                        .code())
                .isEqualTo(Code.OK);
    }

    @Test
    void itemsSayWhatBecameOfEach() {
        engine.revokePipeline("p1");
        var id = ordered(new BatchSpec("retry", List.of("n0", "n1", "nobody", "n0"), null, null, false));
        work.claim(id, "one");
        finish(id, "one");

        var first = desk.items(id, "anna", new BatchSearch(null, null, 2));
        assertThat(first.items()).extracting(Item::outcome).containsExactly("SUCCEEDED", "SKIPPED");
        var rest = desk.items(id, "anna", new BatchSearch(null, first.nextCursor(), 2));
        assertThat(rest.items()).extracting(Item::target).containsExactly("nobody");
        assertThat(rest.items()).extracting(Item::code).containsExactly("NODE_NOT_FOUND");
        assertThat(rest.nextCursor()).isNull();
        assertThat(desk.list("anna", new BatchSearch(null, null, 10)).items()).hasSize(1);
        assertThat(desk.list("boss", new BatchSearch(null, null, 10)).items()).isEmpty();
    }

    @Test
    void itIsCarriedOutWithTheRightsThatTheUserHasByThen() {
        var id = ordered(new BatchSpec("revoke", List.of("p0"), null, null, false));
        var users = database.stores().users();
        database.stores()
                .transactions()
                .run(() -> users.change(new Account(
                        "anna", Account.Origin.LOCAL, "hash", true, Given.NOW, Map.of("default", Role.OPERATOR))));

        work.claim(id, "one");
        finish(id, "one");

        assertThat(assertAddsUp(id).failed()).isEqualTo(1);
        assertThat(engine.getPipeline("p0").state()).isEqualTo("FAILED");
    }

    @Test
    void onlyRunsThatAreOverAreMarkedForRemovalAndOnlyByAdministrators() {
        grant("boss", Map.of("*", Role.ADMIN));
        engine.revokePipeline("p0");
        var boss = new BatchDesk.Orderer("boss", Role.ADMIN, null);
        var spec = new BatchSpec("remove", List.of("p0", "p1", "nobody"), null, null, false);
        var order = database.stores().transactions().alone(() -> desk.order(boss, spec, null));
        var id = (String) order.extra().get("id");
        work.claim(id, "one");
        for (var done = carriedOut(id, "one", -1); !done.isEmpty(); ) {
            work.record(id, done);
            done = carriedOut(id, "one", done.get(done.size() - 1).position());
        }

        assertThat(desk.items(id, null, new BatchSearch(null, null, 5)).items())
                .extracting(Item::outcome)
                .containsExactly("SUCCEEDED", "SKIPPED", "FAILED");
        assertThat(removals.removeAfter("p0")).contains(Given.NOW);
        assertThat(removals.removeAfter("p1")).isEmpty();
        var anna = ordered(spec);
        work.claim(anna, "one");
        finish(anna, "one");
        assertThat(assertAddsUp(anna).failed()).isEqualTo(3);
    }

    @Test
    void aDryRunTellsWhatItWouldBeFor() {
        var answer = desk.dryRun(ANNA, retryOf(FAILED));

        assertThat(answer.extra()).containsEntry("total", RUNS);
        assertThat(answer.extra().get("items"))
                .asInstanceOf(InstanceOfAssertFactories.LIST)
                .hasSize(RUNS)
                .contains("n0");
        assertThat(desk.list(null, new BatchSearch(null, null, 10)).items()).isEmpty();
        var elsewhere = new BatchDesk.Orderer("ben", Role.OPERATOR, Set.of());
        assertThat(desk.dryRun(elsewhere, retryOf(FAILED)).extra()).containsEntry("total", 0);
    }

    @Test
    void whatMakesNoSenseIsRefused() {
        var wrong = List.of(
                new BatchSpec("dance", List.of("p0"), null, null, false),
                new BatchSpec("retry", null, null, null, false),
                new BatchSpec("retry", List.of("n0"), FAILED, null, false),
                new BatchSpec("retry", List.of("a b"), null, null, false),
                new BatchSpec("retry", List.of("n0"), null, "why", false),
                retryOf(PipelineFilter.all()),
                retryOf(PipelineFilter.where().states("SICK").build()));

        assertThat(wrong).allSatisfy(spec -> assertThat(order(spec).code()).isEqualTo(Code.INVALID_ARGUMENT));
        assertThat(desk.list(null, new BatchSearch(null, null, 10)).items()).isEmpty();
    }
}
