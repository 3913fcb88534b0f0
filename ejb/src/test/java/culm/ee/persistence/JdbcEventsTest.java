package culm.ee.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import culm.port.Event;
import culm.port.EventsContract;
import culm.port.Given;
import culm.port.Stores;
import culm.state.State;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class JdbcEventsTest implements EventsContract {

    private final TestDatabase database = TestDatabase.shared();

    @BeforeEach
    void empty() {
        database.empty();
    }

    @Override
    public Stores stores() {
        return database.stores();
    }

    /** It costs no message more. */
    @Test
    void theEventOfAStartGoesWithIt() {
        var run = Given.run("r", State.READY, Given.NOW);
        database.statements().forget();

        stores().transactions().alone(() -> {
            stores().runs().add(run, List.of("n1", "n2"));
            stores().tokens().add(List.of(Given.token("t", "r")));
            stores().events().add(List.of(Event.ofRun(Event.Kind.PIPELINE_STARTED, Given.NOW, run, null)));
            return null;
        });

        if (database.kind() == Database.POSTGRESQL) {
            assertThat(database.statements().sent()).hasSize(1);
        }
        assertThat(stores().events().unnumbered()).isEqualTo(1);
    }

    @Test
    void aLookThatFindsNothingIsOneSelect() {
        database.statements().forget();

        stores().transactions().alone(() -> stores().events().number(10));

        assertThat(database.statements().sent()).hasSize(1);
    }

    @Test
    void whatIsOffIsNotWritten() {
        var off = new JdbcEvents(null, Event.Detail.OFF);

        assertThat(Event.Kind.values()).noneMatch(off::tells);
    }
}
