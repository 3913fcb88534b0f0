package culm.ee.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import culm.port.Given;
import culm.port.Run;
import culm.port.RunsContract;
import culm.port.Stores;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbcRunsTest implements RunsContract {

    private final TestDatabase database = TestDatabase.shared();

    @BeforeEach
    void empty() {
        database.empty();
    }

    /** What is read was written: nothing is remembered from one call to the next. */
    @Override
    public Stores stores() {
        return database.ofAnotherServer();
    }

    /** What is kept in memory stays as it was. */
    @Test
    void whoReadsARunMayChangeWhatItWasGiven() {
        var run = Given.run("run");
        stores().transactions()
                .run(() -> stores().runs().add(withContext(run, Map.of("${k}", List.of(1L))), List.of()));

        for (int i = 0; i < 2; i++) {
            var context = stores().runs().find("run").orElseThrow().context();
            assertThat(context).isEqualTo(Map.of("${k}", List.of(1L)));
            ((List<?>) context.get("${k}")).clear();
            context.clear();
        }
    }

    private static Run withContext(Run run, Map<String, Object> context) {
        return new Run(
                run.id(),
                run.name(),
                run.treeHash(),
                run.state(),
                run.priority(),
                run.queue(),
                run.createdBy(),
                run.project(),
                run.rootData(),
                context,
                run.subprocessContext(),
                run.bookings(),
                run.failed(),
                run.suspended(),
                run.outputs(),
                run.createdAt(),
                run.startedAt(),
                run.finishedAt());
    }
}
