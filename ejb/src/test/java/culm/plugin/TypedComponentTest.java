package culm.plugin;

import static culm.tree.Trees.aLine;
import static culm.tree.Trees.plain;
import static org.assertj.core.api.Assertions.assertThat;

import culm.api.Code;
import culm.api.RunOptions;
import culm.memory.MemoryEngine;
import culm.node.PluginTable;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TypedComponentTest {

    private enum Size {
        SMALL,
        LARGE
    }

    private record Part(String name, int pieces) {}

    private record Order(
            @NotBlank String customer,
            @Min(1) @Max(9) int amount,
            @Key("ship_on") LocalDate shipOn,
            Size size,
            boolean gift,
            BigDecimal price,
            List<@NotBlank String> notes,
            Set<Long> numbers,
            Map<String, Part> parts,
            Optional<Part> extra,
            Object whatever) {}

    private record Receipt(String text, LocalDate day, Size size, List<Part> parts, int polls) {}

    @Plugin(code = "order")
    private static final class Ordering implements TypedComponent<Order, Receipt> {

        private Order seen;

        @Override
        public Answer execute(Order order, Activity activity) {
            seen = order;
            var parts = List.copyOf(order.parts().values());
            return Answer.pollAfter(Interval.linear(Duration.ofSeconds(10)))
                    .with(new Receipt("for " + order.customer(), order.shipOn(), order.size(), parts, 0));
        }

        @Override
        public Answer poll(Order order, Receipt soFar, Activity activity) {
            if (soFar.polls() == 1) {
                return Answer.awaitCallback();
            }
            return Answer.pollAfter(Interval.linear(Duration.ofSeconds(10)))
                    .with(new Receipt(soFar.text(), soFar.day(), soFar.size(), soFar.parts(), soFar.polls() + 1));
        }

        @Override
        public Answer callback(Order order, Receipt soFar, Activity activity, Object data) {
            return Answer.done().with(Map.of("text", soFar.text() + ", " + data));
        }
    }

    private final Ordering component = new Ordering();
    private final MemoryEngine engine = new MemoryEngine(new PluginTable().add(component));

    private static Map<String, Object> fitting() {
        var inputs = new LinkedHashMap<String, Object>();
        inputs.put("customer", "Ann");
        inputs.put("amount", "3");
        inputs.put("ship_on", "2026-03-01");
        inputs.put("size", "LARGE");
        inputs.put("gift", "true");
        inputs.put("price", 9.5);
        inputs.put("notes", List.of("soon"));
        inputs.put("numbers", List.of(1, 2, 1));
        inputs.put("parts", Map.of("lid", Map.of("name", "lid", "pieces", 2)));
        inputs.put("whatever", List.of(1));
        return inputs;
    }

    private void run(Map<String, Object> inputs) {
        var given = new LinkedHashMap<String, Object>();
        inputs.forEach((name, value) -> given.put(name, plain(value)));
        var answer =
                engine.runPipeline(aLine("p", "a").activity("a", "order", given).document(), RunOptions.defaults());
        assertThat(answer.code()).as(answer.toString()).isEqualTo(Code.OK);
        engine.settle();
    }

    private String failure(String input, Object value) {
        var inputs = fitting();
        inputs.put(input, value);
        run(inputs);
        assertThat(engine.getState("a").state()).isEqualTo("FAILED");
        assertThat(component.seen).isNull();
        return String.valueOf(engine.getOutputs("a").exData());
    }

    @Test
    void inputsArriveInTheTypesOfTheRecord() {
        run(fitting());

        assertThat(component.seen)
                .isEqualTo(new Order(
                        "Ann",
                        3,
                        LocalDate.of(2026, 3, 1),
                        Size.LARGE,
                        true,
                        new BigDecimal("9.5"),
                        List.of("soon"),
                        Set.of(1L, 2L),
                        Map.of("lid", new Part("lid", 2)),
                        Optional.empty(),
                        List.of(1L)));
    }

    @Test
    void outputsAreWrittenToTheMapAndReadAgain() {
        run(fitting());
        assertThat(engine.getOutputs("a").outputs())
                .containsEntry("text", "for Ann")
                .containsEntry("day", "2026-03-01")
                .containsEntry("size", "LARGE")
                .containsEntry("parts", List.of(Map.of("name", "lid", "pieces", 2L)));

        engine.tick(Duration.ofSeconds(30)); // ten for the first poll, twenty for the second
        engine.callback("a", "thanks", null, null);
        engine.settle();

        assertThat(engine.getState("a").state()).isEqualTo("FINISHED");
        assertThat(engine.getOutputs("a").outputs())
                .containsEntry("text", "for Ann, thanks")
                .containsEntry("polls", 1L);
    }

    @Test
    void everyInputThatDoesNotFitIsNamed() {
        var inputs = fitting();
        inputs.put("amount", "many");
        inputs.put("ship_on", "tomorrow");
        inputs.put("size", "HUGE");
        inputs.put("gift", 1);
        inputs.put("notes", "soon");
        inputs.put("parts", Map.of("lid", Map.of("name", "lid")));
        run(inputs);

        assertThat(engine.getOutputs("a").exData())
                .isEqualTo("inputs: 'amount' must be a whole number; it is text;"
                        + " 'ship_on' must be a date like 2026-01-31; it is text;"
                        + " 'size' must be one of [SMALL, LARGE];"
                        + " 'gift' must be true or false; it is 1;"
                        + " 'notes' must be a list; it is text;"
                        + " 'parts.lid.pieces' is missing");
        assertThat(component.seen).isNull();
    }

    @Test
    void everyConstraintThatIsNotMetIsNamed() {
        var inputs = fitting();
        inputs.put("customer", " ");
        inputs.put("amount", 12);
        inputs.put("notes", List.of("soon", ""));
        run(inputs);

        assertThat(engine.getOutputs("a").exData())
                .isEqualTo("inputs: 'amount' must be less than or equal to 9; 'customer' must not be blank;"
                        + " 'notes[1].<list element>' must not be blank");
        assertThat(component.seen).isNull();
    }

    @Test
    void aNumberOutOfRangeDoesNotFit() {
        assertThat(failure("amount", 3_000_000_000L)).contains("'amount' must be a whole number; it is 3000000000");
    }

    @Test
    void aFractionIsNoWholeNumber() {
        assertThat(failure("amount", 1.5)).contains("'amount' must be a whole number; it is 1.5");
    }
}
