package culm.ee.persistence;

import static culm.ee.persistence.Database.H2;
import static org.assertj.core.api.Assertions.assertThat;

import culm.port.AuditEntry;
import culm.port.Callback;
import culm.port.Given;
import culm.port.NodeRun;
import culm.port.Stores;
import culm.port.Token;
import culm.state.State;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What steps cost the database. */
class StepStatementsTest {

    private final TestDatabase database = TestDatabase.shared();
    private final Stores stores = database.stores();

    @BeforeEach
    void startARun() {
        database.empty();
        stores.transactions().run(() -> {
            stores.runs().add(Given.run("run"), List.of("a", "b"));
            stores.tokens().add(List.of(Given.token("token", "run")));
            stores.nodes().add(List.of(Given.node("a", "run")));
        });
        database.statements().forget();
    }

    /** What was sent, by the first word of each statement; statements that went together are separated by blanks. */
    private List<String> sent() {
        return database.statements().sent().stream()
                .map(sql -> Stream.of(sql.split("; "))
                        .map(part -> part.strip()
                                .replaceFirst("^WITH \\w+ AS \\(\\s*", "")
                                .split("\\s")[0])
                        .collect(Collectors.joining(" ")))
                .toList();
    }

    private void step(Runnable work) {
        stores.transactions().alone(() -> {
            work.run();
            return null;
        });
    }

    private boolean pipelines() {
        return database.kind() == Database.POSTGRESQL;
    }

    @Test
    void plainActivityIsFourStatementsThatAreCommittedAtOnce() {
        step(() -> plainActivity("token", "a", "b"));

        assertThat(sent())
                .isEqualTo(
                        pipelines()
                                ? List.of("UPDATE INSERT UPDATE INSERT")
                                : List.of(
                                        "UPDATE",
                                        "INSERT",
                                        "UPDATE",
                                        database.kind() == H2 ? "MERGE" : "INSERT",
                                        "COMMIT"));
    }

    /** The first word of them is what leaves the disk to later. */
    @Test
    void aStepThatLeavesTheDiskToLaterIsOneMessageAsWell() {
        unflushed(() -> plainActivity("token", "a", "b"));

        if (pipelines()) {
            assertThat(sent()).containsExactly("SELECT UPDATE INSERT UPDATE INSERT");
        } else {
            assertThat(sent()).endsWith("COMMIT").doesNotContain("SELECT");
        }
    }

    @Test
    void callbacksInCompanyAreOneMessage() {
        unflushed(() -> {
            stores.tokens().replace(Given.token("token", "run"));
            stores.callbacks().add(List.of(callback("a", "first"), callback("b", "second")));
            stores.audit().add(List.of(entry("one"), entry("two")));
        });

        if (pipelines()) {
            assertThat(sent()).containsExactly("SELECT UPDATE INSERT INSERT");
        } else {
            assertThat(sent()).endsWith("COMMIT").doesNotContain("SELECT");
        }
    }

    @Test
    void whatDoesNotFitIntoOneMessageLeavesTheDiskToLaterAsWell() {
        unflushed(() -> {
            stores.callbacks().add(callback("a", "first"));
            stores.callbacks().add(callback("a", "second"));
        });

        assertThat(sent()).last().isEqualTo("COMMIT");
        assertThat(sent().contains("SELECT")).isEqualTo(pipelines());
    }

    private static Callback callback(String node, String id) {
        return new Callback(id, node, null, null, Given.NOW, null);
    }

    private static AuditEntry entry(String id) {
        return new AuditEntry(
                id,
                Given.NOW,
                "ann",
                "ejb",
                null,
                null,
                "callback",
                null,
                "run",
                null,
                null,
                "OK",
                null,
                null,
                Map.of());
    }

    private void unflushed(Runnable work) {
        stores.transactions()
                .unflushed(() -> {
                    work.run();
                    return null;
                })
                .close();
    }

    private void plainActivity(String token, String ended, String entered) {
        stores.tokens().replace(Given.token(token, "run"));
        stores.nodes().addHistory(List.of());
        stores.nodes().add(List.of(Given.node(entered, "run")));
        stores.nodes().update(List.of(Given.node(ended, "run").finished(Map.of("o", 1L), Given.NOW)));
        stores.variables().write(Map.of("run", Map.of("${a}", 1L, "${b}", 2L)));
        stores.variables().drop(List.of());
        stores.tokens().add(List.of());
    }

    @Test
    void stepsOfSeveralTokensGoTogetherAndInTheSameTexts() {
        var texts = new TreeSet<String>();
        for (int tokens = 2; tokens < 12; tokens++) {
            var some = tokens(tokens, "of " + tokens + " ");
            stores.transactions().run(() -> stores.tokens().add(some));
            database.statements().forget();

            step(() -> {
                stores.runs().lockAll(List.of("run", "other"));
                stores.tokens().replace(some);
                stores.nodes().add(nodes(some));
                stores.nodes().update(nodes(some));
            });

            assertThat(sent().size()).isEqualTo(pipelines() ? 1 : 1 + 1 + 3 + 1);
            texts.addAll(database.statements().sent());
        }
        assertThat(texts).hasSize(pipelines() ? 1 : 1 + 3 + 1);
    }

    private static List<Token> tokens(int count, String prefix) {
        return IntStream.range(0, count)
                .mapToObj(i -> Given.token(prefix + i, "run"))
                .toList();
    }

    private static List<NodeRun> nodes(List<Token> tokens) {
        return tokens.stream().map(token -> Given.node(token.id(), "run")).toList();
    }

    @Test
    void claimIsOneSelectAndOneUpdate() {
        stores.runs().find("run");
        database.statements().forget();

        step(() -> stores.tokens()
                .replace(stores.tokens().standing("token").orElseThrow().token()));

        assertThat(sent()).isEqualTo(pipelines() ? List.of("SELECT", "UPDATE") : List.of("SELECT", "UPDATE", "COMMIT"));
    }

    @Test
    void whatARunWasStartedWithIsReadOnceOnEachServer() {
        var other = database.ofAnotherServer();
        other.tokens().standing("token");
        assertThat(sent()).containsExactly("SELECT", "SELECT");
        database.statements().forget();

        other.tokens().standing("token");
        other.runs().find("run");

        assertThat(sent()).containsExactly("SELECT", "SELECT");
        assertThat(database.statements().sent()).noneMatch(sql -> sql.contains("root_data"));
    }

    @Test
    void whatARunWasStartedWithIsNotKeptWhenItHasEnded() {
        stores.runs().ended("run");

        stores.runs().find("run");

        assertThat(database.statements().sent()).anyMatch(sql -> sql.contains("root_data"));
    }

    @Test
    void whatARunWasStartedWithIsNotReadWhereItWasStarted() {
        stores.tokens().standing("token");
        stores.runs().find("run");

        assertThat(sent()).containsExactly("SELECT", "SELECT");
        assertThat(database.statements().sent()).noneMatch(sql -> sql.contains("root_data"));
    }

    @Test
    void endOfABranchReadsNoMoreThanItsFork() {
        var branch = Given.token("branch", "run");
        stores.transactions().run(() -> stores.tokens().add(List.of(branch, fork())));
        database.statements().forget();

        step(() -> {
            stores.tokens().remove(List.of(branch));
            stores.tokens().arrive(Map.of("fork", 1), Map.of(), Given.NOW);
        });

        assertThat(sent())
                .isEqualTo(pipelines() ? List.of("DELETE UPDATE") : List.of("DELETE", "UPDATE", "SELECT", "COMMIT"));
    }

    private static Token fork() {
        return Given.token("fork", "run")
                .change()
                .status(Token.Status.WAITING)
                .fork("f", 2)
                .make();
    }

    @Test
    void manyNodesGoInOneBatch() {
        step(() -> stores.nodes().add(nodes(tokens(100, "n"))));

        assertThat(sent()).isEqualTo(pipelines() ? List.of("INSERT") : List.of("INSERT", "COMMIT"));
    }

    @Test
    void startOfALargeRunIsAFewStatements() {
        var nodes = IntStream.range(0, 2_000).mapToObj(i -> "large" + i).toList();

        step(() -> {
            stores.runs().add(Given.run("large", State.READY, Given.NOW), nodes);
            stores.tokens().add(List.of(Given.token("root", "large")));
        });

        assertThat(sent())
                .isEqualTo(
                        pipelines()
                                ? List.of("INSERT INSERT INSERT")
                                : List.of(
                                        "SELECT", "SELECT", "SELECT", "SELECT", "SELECT", "INSERT", "INSERT", "INSERT",
                                        "COMMIT"));
    }
}
