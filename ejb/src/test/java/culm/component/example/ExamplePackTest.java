package culm.component.example;

import static org.assertj.core.api.Assertions.assertThat;

import culm.node.PluginTable;
import culm.node.Plugins;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class ExamplePackTest {

    private final PluginTable table = new PluginTable()
            .add(ExamplePack.all(() -> OneNodeFlow.NOW, ZoneOffset.UTC).toArray());

    @Test
    void holdsEveryComponent() {
        assertThat(table.components())
                .extracting(Plugins.Entry::code)
                .containsExactlyInAnyOrder(
                        "noop",
                        "echo",
                        "echoroot",
                        "add",
                        "counter",
                        "mayfail",
                        "boom",
                        "failfirst",
                        "callback",
                        "multicallback",
                        "poll",
                        "sleep",
                        "debug_node",
                        "debug_no_schedule_node",
                        "talk",
                        "schedule_node",
                        "sleep_timer",
                        "loop_count_node",
                        "loop_count_s_node",
                        "fail_at_second_node",
                        "fail_ctrl_node",
                        "dummy_exec_node",
                        "callback_node",
                        "debug_callback_node",
                        "multi_callback_node",
                        "interrupt_test",
                        "interrupt_schedule_test",
                        "interrupt_raise_test",
                        "interrupt_dummy_exec_node",
                        "the_component",
                        "the_schedule_component",
                        "the_callback_component");
    }

    @Test
    void holdsItsVariablesAndEndEvents() {
        assertThat(new String[] {"upper", "joined", "broken", "upper_case", "raise_variable"})
                .allMatch(table::hasLazyVariable);
        assertThat(new String[] {"MyTestEndEvent", "MyRaiseEndEvent"}).allMatch(table::hasEndEvent);
    }

    @Test
    void whatCountsItsCallsOrStandsForUnknownWorkIsNotIdempotent() {
        assertThat(table.components())
                .filteredOn(component -> !component.idempotent())
                .extracting(Plugins.Entry::code)
                .containsExactly(
                        "dummy_exec_node",
                        "interrupt_dummy_exec_node",
                        "interrupt_raise_test",
                        "interrupt_schedule_test",
                        "interrupt_test");
    }
}
