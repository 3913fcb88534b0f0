package shop;

import static org.assertj.core.api.Assertions.assertThat;

import culm.api.RunOptions;
import culm.memory.MemoryEngine;
import culm.node.PluginTable;
import culm.system.Documents;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReserveStockTest {

    private final ReserveStock component = new ReserveStock();
    private final MemoryEngine engine = new MemoryEngine(new PluginTable().add(component));

    private void reserve(Map<String, Object> inputs) {
        component.warehouse = new Warehouse();
        engine.runPipeline(Documents.calling("order", "reserve_stock", inputs), RunOptions.defaults());
        engine.settle();
    }

    @Test
    void whatWasReservedStandsOnItsShelf() {
        reserve(Map.of("article", "lamp", "amount", 2));

        engine.tick(Duration.ofSeconds(1));

        assertThat(engine.getState("ordern0").state()).isEqualTo("FINISHED");
        assertThat(engine.getOutputs("ordern0").outputs()).containsEntry("shelf", "lamp-2");
    }

    @Test
    void anAmountThatIsNoNumberIsRefused() {
        reserve(Map.of("article", "lamp", "amount", "some"));

        assertThat(engine.getOutputs("ordern0").exData())
                .isEqualTo("inputs: 'amount' must be a whole number; it is text");
    }
}
