package culm.ee.component;

import static org.assertj.core.api.Assertions.assertThat;

import culm.component.Attempt;
import jakarta.json.bind.JsonbBuilder;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class InvokeEjbTest {

    /** What a bean deals in. */
    public static class Item {
        private String name;
        private BigDecimal price;

        public String getName() {
            return name;
        }

        public void setName(String name) {
            this.name = name;
        }

        public BigDecimal getPrice() {
            return price;
        }

        public void setPrice(BigDecimal price) {
            this.price = price;
        }
    }

    /** The business interface. */
    public interface Stock {
        int left(String item, LocalDate at);

        List<Item> reserve(List<Item> items);

        void sell(int count);

        void sell(long count);

        String broken();
    }

    private static final class StockBean implements Stock {
        @Override
        public int left(String item, LocalDate at) {
            return item.length() + at.getDayOfMonth();
        }

        @Override
        public List<Item> reserve(List<Item> items) {
            return new ArrayList<>(items);
        }

        @Override
        public void sell(int count) {}

        @Override
        public void sell(long count) {}

        @Override
        public String broken() {
            throw new IllegalStateException("out of stock");
        }

        /** Of the bean, and not of its interface. */
        public String hidden() {
            return "secret";
        }
    }

    private final InvokeEjb component =
            new InvokeEjb(BatchJobTest.settings(), name -> new StockBean(), JsonbBuilder.create());

    private Attempt call(String method, Object... arguments) {
        return Attempt.of("bean", "stock", "method", method, "arguments", Arrays.asList(arguments));
    }

    private Object result(Attempt attempt) throws Exception {
        assertThat(component.execute(attempt).reason()).isNull();
        return attempt.outputs().get("result");
    }

    private Object refusal(Attempt attempt) throws Exception {
        return component.execute(attempt).reason();
    }

    @Test
    void argumentsAndResultAreConverted() throws Exception {
        assertThat(result(call("left", "pen", "2026-03-01"))).isEqualTo(4L);
        var items = List.of(Map.of("name", "pen", "price", 1.5));
        assertThat(result(call("reserve", items))).isEqualTo(items);
    }

    @Test
    void ofTwoMethodsOfANameTheTypesTellWhich() throws Exception {
        assertThat(refusal(call("sell", 1L))).asString().contains("parameter_types must tell which");

        var attempt = call("sell", 1L);
        attempt.inputs().put("parameter_types", List.of("long"));
        assertThat(result(attempt)).isNull();
    }

    @Test
    void onlyTheInterfaceCanBeCalled() throws Exception {
        assertThat(refusal(call("hidden"))).asString().contains("has no method hidden");
        assertThat(refusal(call("getClass"))).asString().contains("has no method getClass");
        assertThat(refusal(Attempt.of("bean", "other", "method", "left")))
                .isEqualTo("'other' is not one of the allowed names (ejb-interfaces)");
    }

    @Test
    void whatTheBeanThrowsFailsTheNode() throws Exception {
        assertThat(refusal(call("broken"))).isEqualTo("stock.broken: java.lang.IllegalStateException: out of stock");
    }

    @Test
    void argumentsThatDoNotFitAreRefused() throws Exception {
        assertThat(refusal(call("left", "pen", "tomorrow")))
                .asString()
                .startsWith("arguments[1] is no java.time.LocalDate");
        var attempt = call("sell", (Object) null);
        attempt.inputs().put("parameter_types", "int");
        assertThat(refusal(attempt)).isEqualTo("arguments[0] must be a int");
    }
}
