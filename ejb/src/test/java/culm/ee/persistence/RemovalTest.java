package culm.ee.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import culm.api.Code;
import culm.api.RunOptions;
import culm.ee.care.Archive;
import culm.ee.care.CareSettings;
import culm.ee.care.Caretaker;
import culm.ee.json.JsonRecord;
import culm.ee.json.JsonText;
import culm.engine.Engine;
import culm.engine.EngineSettings;
import culm.engine.TimeOrderedIds;
import culm.memory.ManualClock;
import culm.memory.MemoryReading;
import culm.node.PluginTable;
import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.plugin.Component;
import culm.plugin.Plugin;
import culm.port.Call;
import culm.port.Dispatcher;
import culm.port.Given;
import culm.port.Removals;
import culm.port.TokenRef;
import culm.port.Trees;
import culm.tree.ReadOptions;
import culm.tree.TreeReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is over goes when its time has come, whole: no row is left in any table, and the archive has it. */
class RemovalTest {

    private static final Duration DAY = Duration.ofDays(1);

    /** Rows of a run that keep it until they are gone by themselves. */
    private static final List<String> KEEPERS = List.of("culm_token", "culm_event", "culm_event_new");

    private final TestDatabase database = TestDatabase.shared();
    private final ManualClock clock = new ManualClock(Given.NOW);
    private final Queue<TokenRef> messages = new ArrayDeque<>();
    private final PluginTable plugins = new PluginTable().add(new Moody());
    private Engine engine;
    private Removals removals;
    private Trees trees;

    @TempDir
    private Path directory;

    @Plugin(code = "moody")
    static final class Moody implements Component {
        @Override
        public Answer execute(Activity activity) {
            return "sick".equals(activity.inputs().get("mood")) ? Answer.failed("not today") : Answer.done();
        }
    }

    @BeforeEach
    void anEmptyStore() {
        database.empty();
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
        removals = new JdbcRemovals((Sessions) database.stores().transactions(), database.kind());
        trees = new JpaTrees(database.entities(), new TreeReader(plugins, ReadOptions.DEFAULT), 1_000, clock);
    }

    private Caretaker caretaker(String server, int days) {
        var stores = database.stores();
        var reading = new MemoryReading(trees, plugins, EngineSettings.defaults("test"), clock);
        var from = new Caretaker.Sources(
                removals, stores.batches(), trees, stores.transactions(), reading, clock, new TimeOrderedIds(clock));
        var keep = Optional.of(Duration.ofDays(days)).filter(time -> !time.isZero());
        return new Caretaker(
                from,
                new CareSettings(keep, Optional.of(Duration.ofDays(30)), DAY, Optional.of(directory), 20),
                server);
    }

    private static Call call(String action, String target) {
        return new Call("anna", "rest", null, null, "why not", action, target, Map.of());
    }

    private void start(Map<String, Object> tree, boolean fresh) {
        var options = RunOptions.defaults().withFreshIds(fresh).withLabels(Map.of("env", "test"));
        assertThat(engine.runPipeline(tree, options, call("run_pipeline", null)).code())
                .isEqualTo(Code.OK);
        settle();
    }

    private void settle() {
        while (!messages.isEmpty()) {
            engine.advance(messages.poll());
        }
    }

    /** A run that failed, was retried, and is over. */
    private void aRun(String id) {
        var tree = culm.tree.Trees.aLine(id, id + "a", id + "b")
                .activity(id + "a", "moody", Map.of("mood", Map.of("type", "plain", "value", "sick")))
                .activity(id + "b", "moody", Map.of());
        start(tree.document(), false);
        var answer = engine.retryActivity(id + "a", Map.of("mood", "well"), call("retry_activity", id + "a"));
        assertThat(answer.code()).isEqualTo(Code.OK);
        settle();
        assertThat(engine.getState(id, false).state()).isEqualTo("FINISHED");
    }

    private void eventsAreForgotten() {
        var events = database.stores().events();
        database.stores().transactions().alone(() -> events.number(1_000));
        database.stores()
                .transactions()
                .alone(() -> events.forget(Given.NOW.plus(Duration.ofDays(9)), Long.MAX_VALUE, 1_000));
    }

    /** Of each table that has a row in which this text is to be found. */
    private List<String> tablesThatTellOf(String text) {
        var found = new ArrayList<String>();
        for (var table : columns().entrySet()) {
            for (var column : table.getValue()) {
                var sql = "SELECT COUNT(*) FROM %s WHERE CAST(%s AS %s) LIKE '%%%s%%'"
                        .formatted(
                                table.getKey(),
                                column,
                                database.kind() == Database.MARIADB ? "CHAR" : "VARCHAR(100000)",
                                text);
                if (count(sql) > 0) {
                    found.add(table.getKey() + "." + column);
                }
            }
        }
        return found;
    }

    private long count(String sql) {
        return ((Number) database.entities().createNativeQuery(sql).getSingleResult()).longValue();
    }

    private Map<String, List<String>> columns() {
        var rows = database.entities()
                .createNativeQuery("SELECT LOWER(table_name), LOWER(column_name) FROM information_schema.columns"
                        + " WHERE LOWER(table_name) LIKE 'culm%' AND LOWER(table_name) <> 'culm_schema_history'")
                .getResultList();
        var columns = new TreeMap<String, List<String>>();
        for (var row : rows) {
            var names = (Object[]) row;
            columns.computeIfAbsent(String.valueOf(names[0]), table -> new ArrayList<>())
                    .add(String.valueOf(names[1]).toLowerCase(Locale.ROOT));
        }
        return columns;
    }

    @Test
    void eachTableWithRowsOfRunsIsKnown() {
        var known = new TreeSet<>(KEEPERS);
        RunTables.ALL.forEach(table -> known.add(table.name()));

        columns().forEach((table, columns) -> {
            if (columns.contains("run_id") || columns.contains("node_id") || columns.contains("scope")) {
                assertThat(known)
                        .as("tables that are emptied of what a removed run has")
                        .contains(table);
            }
        });
    }

    @Test
    void ofARemovedRunNoRowIsLeftInAnyTable() {
        aRun("keep");
        aRun("gone");
        database.stores().transactions().alone(() -> {
            removals.removeAfter("gone", Given.NOW);
            return null;
        });
        assertThat(tablesThatTellOf("gone")).isNotEmpty();
        assertThat(caretaker("one", 0).removeSome())
                .as("an event still tells of it")
                .isZero();
        eventsAreForgotten();

        assertThat(caretaker("one", 0).removeSome()).isEqualTo(1);
        clock.tick(Duration.ofDays(2));
        caretaker("one", 0).forget();

        assertThat(tablesThatTellOf("gone")).isEmpty();
        assertThat(tablesThatTellOf("keep")).isNotEmpty();
        assertThat(engine.getState("keep", false).state()).isEqualTo("FINISHED");
        assertThat(caretaker("one", 0).removeSome()).isZero();
        aRun("gone");
    }

    @Test
    void whatIsOverForLongEnoughGoesAndWhatIsNotStays() {
        start(
                culm.tree.Trees.aLine("copied", "n")
                        .activity("n", "moody", Map.of())
                        .document(),
                true);
        aRun("old");
        start(
                culm.tree.Trees.aLine("sick", "m")
                        .activity("m", "moody", Map.of("mood", Map.of("type", "plain", "value", "sick")))
                        .document(),
                false);
        eventsAreForgotten();
        clock.tick(Duration.ofDays(7));

        assertThat(caretaker("one", 8).removeSome()).isZero();
        assertThat(caretaker("one", 6).backlog(10)).isEqualTo(2);
        assertThat(caretaker("one", 6).removeSome()).isEqualTo(2);

        assertThat(caretaker("one", 6).backlog(10)).isZero();
        assertThat(engine.getState("sick", false).state()).isEqualTo("FAILED");
        assertThat(count("SELECT COUNT(*) FROM culm_run")).isEqualTo(1);
        assertThat(count("SELECT COUNT(*) FROM culm_definition")).isEqualTo(3);
        caretaker("one", 6).forget();
        assertThat(count("SELECT COUNT(*) FROM culm_definition")).isEqualTo(1);
    }

    @Test
    void theArchiveTellsWhatAnswersHaveTold() {
        aRun("gone");
        eventsAreForgotten();
        clock.tick(Duration.ofDays(7));
        var pipeline = JsonRecord.of(engine.getPipeline("gone"));
        var state = JsonRecord.of(engine.getState("gone", true));
        var tree = engine.getTree("gone");
        var histories = JsonRecord.of(engine.getActivityHistories("gonea"));

        caretaker("one", 6).removeSome();

        var archive = new Archive(directory);
        var archived = archive.find("gone").orElseThrow();
        assertThat(archived).containsEntry("format", 1L);
        assertThat(archived.get("pipeline")).isEqualTo(plain(pipeline));
        assertThat(archived.get("state")).isEqualTo(plain(state));
        assertThat(archived.get("tree")).isEqualTo(plain(tree));
        assertThat((List<?>) archived.get("audit")).hasSize(2);
        var node = ((List<?>) archived.get("nodes"))
                .stream()
                        .map(one -> (Map<?, ?>) one)
                        .filter(one -> "gonea".equals(one.get("id")))
                        .toList();
        assertThat(node).hasSize(1);
        assertThat(node.get(0).get("histories")).isEqualTo(plain(histories));
        assertThat(node.get(0).get("inputs")).isEqualTo(Map.of("mood", "well", "_loop", 0L, "_inner_loop", 0L));
        assertThat(archive.find("nobody")).isEmpty();
        assertThat(archive.parts()).hasSize(1).first().matches(part -> part.runs() == 1 && part.bytes() > 0);
    }

    private static Object plain(Object value) {
        return JsonText.parse(JsonText.write(value));
    }

    @Test
    void aRunThatIsInTwoFilesIsReadOnceAndTheLaterOneCounts() throws Exception {
        aRun("gone");
        eventsAreForgotten();
        clock.tick(Duration.ofDays(7));
        caretaker("one", 6).removeSome();
        start(
                culm.tree.Trees.aLine("gone", "n")
                        .activity("n", "moody", Map.of())
                        .document(),
                false);
        eventsAreForgotten();
        clock.tick(Duration.ofSeconds(1));
        caretaker("two", 6).removeSome();

        var archive = new Archive(directory);
        var read = new ArrayList<Object>();
        archive.forEach(run -> read.add(run.get("id")));
        assertThat(archive.parts()).hasSize(2);
        assertThat(read).containsExactly("gone");
        assertThat((List<?>) archive.find("gone").orElseThrow().get("audit")).hasSize(1);
        try (var files = Files.walk(directory)) {
            assertThat(files.filter(file -> file.toString().endsWith(".part"))).isEmpty();
        }
    }

    @Test
    void oneServerCaresAtATime() {
        assertThat(caretaker("one", 0).leads()).isTrue();
        assertThat(caretaker("one", 0).leads()).isTrue();
        assertThat(caretaker("two", 0).leads()).isFalse();
    }

    @Test
    void oldAuditEntriesGo() {
        engine.freeze(call("freeze", null));
        clock.tick(Duration.ofDays(29));
        caretaker("one", 0).forget();
        assertThat(count("SELECT COUNT(*) FROM culm_audit")).isEqualTo(1);

        clock.tick(Duration.ofDays(2));
        caretaker("one", 0).forget();

        assertThat(count("SELECT COUNT(*) FROM culm_audit")).isZero();
        engine.unfreeze();
    }

    @Test
    void itRestsInProportionToItsWork() {
        assertThat(caretaker("one", 0).restAfter(Duration.ofMillis(100))).isEqualTo(Duration.ofMillis(400));
    }
}
