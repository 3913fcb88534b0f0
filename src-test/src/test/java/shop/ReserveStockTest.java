package shop;

import static org.assertj.core.api.Assertions.assertThat;

import culm.test.ComponentRun;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ReserveStockTest {

    private static ComponentRun reserve(Object amount) {
        var component = new ReserveStock();
        component.warehouse = new Warehouse();
        return ComponentRun.of(component)
                .input("article", "lamp")
                .input("amount", amount)
                .execute();
    }

    @Test
    void whatWasReservedStandsOnItsShelf() {
        var reservation = reserve(2).assertPollsAfter(Duration.ofSeconds(1));

        reservation.poll().assertFinished();

        assertThat(reservation.outputs()).containsEntry("shelf", "lamp-2");
    }

    @Test
    void anAmountThatIsNoNumberIsRefused() {
        reserve("some").assertFailed("inputs: 'amount' must be a whole number; it is text");
    }
}
