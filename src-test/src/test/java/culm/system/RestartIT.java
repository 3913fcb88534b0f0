package culm.system;

import static org.assertj.core.api.Assertions.assertThat;

import culm.api.ActionResult;
import culm.api.Change;
import culm.api.Code;
import culm.api.RunOptions;
import culm.api.TaskService;
import culm.api.WaitingView;
import culm.local.LocalServer;
import culm.local.ServerKind;
import culm.local.ServerPlan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * One server is killed in the middle of its work, and then stopped in an orderly way, twice: it goes on when it is started again.
 * Each test begins with the server that the one before has started, since a start is what takes the time here.
 */
@TestMethodOrder(OrderAnnotation.class)
class RestartIT {

    private static final Duration BOOT = Duration.ofMinutes(3);
    private static final Duration LIMIT = Duration.ofSeconds(90);
    private static final String PASSWORD = "restart-test-secret";

    private static final int KILLED_RUNS = 40;
    private static final int KILLED_NODES = 20;

    private static final int STOPPED_RUNS = 8;
    private static final int STOPPED_NODES = 3;
    private static final long SECONDS_FOR_A_NODE = 3;

    private static final Path DIRECTORY = ServerDirectories.fresh(Path.of(System.getProperty("culm.root")), "restart");

    private static final int FAILED_NODES = ChosenServer.kind() == ServerKind.WILDFLY ? 1_000 : 300;

    private static LocalServer server;
    private static TaskService tasks;
    private static ManyFailed many;
    private static long pendingAtTheEnd;

    @BeforeAll
    static void startAsUsual() {
        start();
    }

    private static void start(String... settings) {
        var plan = ServerPlan.onFreePorts(DIRECTORY, PASSWORD).with(List.of(settings));
        server = new LocalServer(ChosenServer.places(), plan);
        server.start(BOOT);
        tasks = new RestTaskService(door());
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    private static void run(Map<String, Object> tree, RunOptions options) {
        var answer = tasks.runPipeline(tree, options);
        assertThat(answer.code()).as(answer.toString()).isEqualTo(Code.OK);
    }

    private static List<String> ids(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
    }

    @Test
    @Order(1)
    void everyRunOfAKilledServerEndsOrNamesTheLostServer() {
        many = new ManyFailed(tasks, FAILED_NODES);
        many.awaitFailure(door());
        many.order(door());
        many.awaitBeginning(door());
        var ids = ids("crash", KILLED_RUNS);
        var answers = ids.stream().map(RestartIT::startQuick).toList();
        run(retried("due"), RunOptions.defaults());
        Waiting.pause(Duration.ofMillis(1_500));
        pendingAtTheEnd = ManyFailed.count(many.look(door()), "pending");
        assertThat(tasks.getState(Documents.node("due", 0)).retryAt()).isNotNull();
        server.kill();

        start();

        assertThat(ids.stream().map(RestartIT::startQuick)) // as a client does that has had no answer
                .containsExactlyElementsOf(answers);
        ids.forEach(RestartIT::retryIfItsServerWasLost);
        ids.forEach(id -> Waiting.until(tasks, id, "FINISHED", LIMIT));
        for (var id : ids) {
            assertThat(executions(id)).as("executions of the nodes of %s", id).containsOnly(1);
        }
        assertThat(Waiting.until(tasks, "due", "FAILED", LIMIT).children())
                .extractingByKey(Documents.node("due", 0))
                .extracting("retry", "autoRetry")
                .containsExactly(1, 1);
    }

    /** Fails, and once more some time later. */
    private static Map<String, Object> retried(String id) {
        var tree = Documents.line(id, 1);
        Documents.setComponent(tree, Documents.node(id, 0), "mayfail", Map.of("fail", "true"));
        Documents.set(tree, Documents.node(id, 0), "auto_retry", Map.of("enable", true, "times", 1L, "interval", 10L));
        return tree;
    }

    @Test
    @Order(2)
    void aBatchGoesOnWhereTheKilledServerHasLeftIt() {
        assertThat(pendingAtTheEnd)
                .as("items that were pending when the server was killed")
                .isPositive();

        many.awaitEnd(door());

        many.check(tasks);
    }

    private static RestDoor door() {
        return new RestDoor(server.address(), ServerPlan.ADMIN, PASSWORD);
    }

    private static ActionResult startQuick(String id) {
        var answer = tasks.carryOut(
                Change.runPipeline(quick(id), RunOptions.defaults()).once(id));
        assertThat(answer.code()).as(answer.toString()).isEqualTo(Code.OK);
        return answer;
    }

    /** Echoes, with a poll and an activity that must not be executed twice among them. */
    private static Map<String, Object> quick(String id) {
        var tree = Documents.line(id, KILLED_NODES);
        Documents.setComponent(tree, Documents.node(id, 5), "poll", Map.of("times", 1L));
        Documents.setComponent(tree, Documents.node(id, 10), "interrupt_dummy_exec_node", Map.of("time", 1L));
        return tree;
    }

    private static void retryIfItsServerWasLost(String id) {
        var ended = Waiting.untilOneOf(tasks, id, Set.of("FINISHED", "FAILED"), LIMIT);
        if (ended.state().equals("FAILED")) {
            var lost = Documents.node(id, 10);
            assertThat(tasks.getOutputs(lost).exData()).asString().contains("was lost");
            assertThat(tasks.retryActivity(lost).code()).isEqualTo(Code.OK);
        }
    }

    /** How often each node was executed, attempts that an operator has repeated apart. */
    private static List<Integer> executions(String id) {
        var nodes = tasks.getState(id).children();
        var executions = new ArrayList<Integer>();
        for (int i = 0; i < KILLED_NODES; i++) {
            var node = Documents.node(id, i);
            var retries = nodes.get(node).retry();
            executions.add(1 + tasks.getActivityHistories(node).size() - retries);
        }
        return executions;
    }

    @Test
    @Order(3)
    @Tag("boots")
    void aStoppedServerEndsWhatExecutesAndGivesBackTheRest() {
        var ids = ids("drain", STOPPED_RUNS);
        stopInTheMiddle(ids, RunOptions.defaults());

        start("queues=default:" + STOPPED_RUNS + ",mail:" + STOPPED_RUNS);

        awaitEndWithoutRetry(ids);
    }

    @Test
    @Order(4)
    @Tag("boots")
    void soItDoesForANamedQueueAndTheOneThatItLeavesToOthersWaitsMeanwhile() {
        var ids = ids("mail", STOPPED_RUNS);
        stopInTheMiddle(ids, RunOptions.defaults().withQueue("mail"));

        start("queues=default:0,mail:" + STOPPED_RUNS);
        run(slow("left"), RunOptions.defaults().withCheckWorkers(false));

        awaitEndWithoutRetry(ids);
        assertThat(tasks.getPipeline("left").waiting())
                .extracting(WaitingView::reason)
                .containsExactly("QUEUED");
    }

    private static void stopInTheMiddle(List<String> ids, RunOptions options) {
        ids.forEach(id -> run(slow(id), options));
        ids.forEach(id -> run(polled("poll-" + id), RunOptions.defaults()));
        ids.forEach(id -> Waiting.until(tasks, Documents.node(id, 0), "RUNNING", LIMIT));
        ids.forEach(id -> Waiting.until(tasks, Documents.node("poll-" + id, 0), "RUNNING", LIMIT));
        var before = log().length();
        server.close();
        assertThat(log().substring(before).lines().filter(RestartIT::isError))
                .as("errors in the log of an orderly stop")
                .isEmpty();
    }

    private static String log() {
        try {
            return Files.readString(server.log());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** On WildFly, or on Payara. */
    private static boolean isError(String line) {
        return line.contains(" ERROR ") || line.contains("[SEVERE]");
    }

    private static Map<String, Object> slow(String id) {
        var tree = Documents.line(id, STOPPED_NODES);
        for (int i = 0; i < STOPPED_NODES; i++) {
            Documents.setComponent(
                    tree, Documents.node(id, i), "interrupt_dummy_exec_node", Map.of("time", SECONDS_FOR_A_NODE));
        }
        return tree;
    }

    /** Is due while the server waits for what executes. */
    private static Map<String, Object> polled(String id) {
        var tree = Documents.line(id, 1);
        Documents.setComponent(tree, Documents.node(id, 0), "poll", Map.of("times", 5L));
        return tree;
    }

    private static void awaitEndWithoutRetry(List<String> ids) {
        for (var id : ids) {
            Waiting.until(tasks, id, "FINISHED", LIMIT);
            assertThat(tasks.getState(Documents.node(id, 0)).retry()).isZero();
        }
    }
}
