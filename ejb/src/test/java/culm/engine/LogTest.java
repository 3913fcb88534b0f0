package culm.engine;

import static culm.tree.Trees.aLine;
import static culm.tree.Trees.plain;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import culm.api.Code;
import culm.api.CulmException;
import culm.api.LogLineView;
import culm.api.LogPage;
import culm.data.SecretNames;
import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.plugin.Component;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What components log, and who is told of it. */
class LogTest {

    private final Flows flows = new Flows(settings -> settings.withSecrets(new SecretNames(List.of("password"))));

    private void run(Component component) {
        flows.plugins.component("talking", component);
        flows.run(aLine("p", "a").activity("a", "talking", Map.of("password", plain("correct horse"))));
    }

    private LogPage log() {
        return flows.engine.getNodeLogs("a", null, null, LogPage.MAX_LIMIT);
    }

    private static List<String> texts(LogPage page) {
        return page.items().stream().map(LogLineView::text).toList();
    }

    /** Says the given lines in each of several calls. */
    private static Component polled(int polls, String... lines) {
        return new Component() {
            @Override
            public Answer execute(Activity activity) {
                return poll(activity);
            }

            @Override
            public Answer poll(Activity activity) {
                for (var line : lines) {
                    activity.log(line);
                }
                return activity.polls() < polls ? Answer.pollAfter(Duration.ZERO) : Answer.done();
            }
        };
    }

    @Test
    void aLineTellsWhatWasLoggedWhenAndByWhichAttempt() {
        run(activity -> {
            activity.log("begins");
            activity.log(Level.WARNING, "is about to end");
            return Answer.done();
        });

        var version = flows.engine.getState("a").version();
        var now = Instant.parse("2026-05-01T12:00:00Z");
        assertThat(log())
                .isEqualTo(new LogPage(
                        List.of(
                                new LogLineView(version, 1, now, "INFO", "", "begins"),
                                new LogLineView(version, 2, now, "WARNING", "", "is about to end")),
                        false,
                        null));
    }

    @Test
    void whatFailsHasItsLogToo() {
        run(activity -> {
            activity.log("begins");
            throw new IllegalStateException("boom");
        });

        assertThat(flows.state("a")).isEqualTo("FAILED");
        assertThat(texts(log())).containsExactly("begins");
    }

    @Test
    void whatATransactionalComponentLogsIsKept() {
        flows.plugins.transactional("talking");
        run(polled(0, "within"));

        assertThat(texts(log())).containsExactly("within");
    }

    @Test
    void eachAttemptHasItsOwnLog() {
        run(activity -> {
            activity.log("try " + activity.retry());
            return Answer.failed("no");
        });
        var first = flows.engine.getState("a").version();
        flows.engine.retryActivity("a");
        flows.engine.settle();

        assertThat(texts(log())).containsExactly("try 0", "try 1");
        assertThat(texts(flows.engine.getNodeLogs("a", first, null, 10))).containsExactly("try 0");
        assertThat(log().items()).extracting(LogLineView::number).containsOnly(1L);
        assertThat(log().truncated()).isFalse();
    }

    @Test
    void theLinesOfSeveralCallsAreNumberedOn() {
        run(polled(1, "one", "two"));

        assertThat(texts(log())).containsExactly("one", "two", "one", "two", "one", "two");
        assertThat(log().items()).extracting(LogLineView::number).containsExactly(1L, 2L, 3L, 4L, 5L, 6L);
    }

    @Test
    void aReaderIsGivenEachLineOncePageByPage() {
        run(polled(1, "one", "two"));

        var pages = new ArrayList<List<String>>();
        String cursor = null;
        do {
            var page = flows.engine.getNodeLogs("a", null, cursor, 4);
            assertThat(page.truncated()).isFalse();
            pages.add(texts(page));
            cursor = page.nextCursor();
        } while (cursor != null);

        assertThat(pages).containsExactly(List.of("one", "two", "one", "two"), List.of("one", "two"));
    }

    @Test
    void aReaderOfManyCallsComesToTheEnd() {
        run(polled(118, "x"));

        var first = flows.engine.getNodeLogs("a", null, null, 1_000);
        var second = flows.engine.getNodeLogs("a", null, first.nextCursor(), 1_000);
        var third = flows.engine.getNodeLogs("a", null, second.nextCursor(), 1_000);

        assertThat(first.items().size() + second.items().size() + third.items().size())
                .isEqualTo(120);
        assertThat(third.nextCursor()).isNull();
        assertThat(third.truncated()).isFalse();
    }

    @Test
    void ofOneCallTheLastLinesAreKept() {
        run(activity -> {
            for (int i = 1; i <= 2_000; i++) {
                activity.log("line " + i);
            }
            return Answer.done();
        });

        var page = log();
        assertThat(page.truncated()).isTrue();
        var last = page.items().get(page.items().size() - 1);
        assertThat(last.text()).isEqualTo("line 2000");
        assertThat(last.number()).isEqualTo(2_000);
        assertThat(page.items()).hasSizeBetween(300, 500);
        assertThat(page.items().get(0).number()).isEqualTo(2_001 - page.items().size());
    }

    @Test
    void ofAnAttemptTheLastCallsAreKept() {
        run(polled(48, "x".repeat(4_000)));

        var page = log();
        assertThat(page.truncated()).isTrue();
        assertThat(page.items()).hasSize(16);
        assertThat(page.items().get(15).number()).isEqualTo(50);
    }

    @Test
    void aLongLineIsCutBetweenCharacters() {
        run(activity -> {
            activity.log("x".repeat(10_000));
            activity.log("x".repeat(4_094) + "\ud83d\ude00 and more");
            return Answer.done();
        });

        assertThat(texts(log())).containsExactly("x".repeat(4_095) + "\u2026", "x".repeat(4_094) + "\u2026");
    }

    @Test
    void whatIsSecretIsHiddenAlsoWhereALineIsCut() {
        run(activity -> {
            activity.log("logs in with " + activity.inputs().get("password"));
            activity.log("x".repeat(4_088) + activity.inputs().get("password"));
            return Answer.done();
        });

        assertThat(texts(log())).containsExactly("logs in with ***", "x".repeat(4_088) + "***");
    }

    @Test
    void whatIsLoggedAfterTheCallIsNotForIt() {
        var late = new AtomicReference<Activity>();
        run(activity -> {
            late.set(activity);
            activity.log(null);
            return Answer.done();
        });

        late.get().log("too late");

        assertThat(texts(log())).containsExactly("null");
    }

    @Test
    void aNodeThatSaysNothingOrWasNotReachedHasAnEmptyLog() {
        flows.run(aLine("p", "a", "b").activity("a", "wait", Map.of()).activity("b", "echo", Map.of()));

        assertThat(log()).isEqualTo(new LogPage(List.of(), false, null));
        assertThat(flows.engine.getNodeLogs("b", null, null, 1).items()).isEmpty();
    }

    @Test
    void aMistakenQuestionIsRefused() {
        flows.run(aLine("p", "a").activity("a", "echo", Map.of()));

        refused(Code.NODE_NOT_FOUND, "nobody", null, 10);
        refused(Code.INVALID_ARGUMENT, "a", null, 0);
        refused(Code.INVALID_ARGUMENT, "a", null, 1_001);
        refused(Code.INVALID_ARGUMENT, "a", "nonsense", 10);
    }

    private void refused(Code code, String node, String cursor, int limit) {
        assertThatThrownBy(() -> flows.engine.getNodeLogs(node, null, cursor, limit))
                .isInstanceOfSatisfying(CulmException.class, refusal -> assertThat(refusal.code())
                        .isEqualTo(code));
    }
}
