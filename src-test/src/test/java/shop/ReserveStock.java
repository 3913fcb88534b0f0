package shop;

import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.plugin.Interval;
import culm.plugin.Plugin;
import culm.plugin.TypedComponent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;

@Plugin(code = "reserve_stock", name = "Reserve stock", group = "shop", idempotent = true, concurrency = 5)
@ApplicationScoped
public class ReserveStock implements TypedComponent<ReserveStock.Order, ReserveStock.Reservation> {

    public record Order(@NotBlank String article, @Min(1) int amount) {}

    public record Reservation(String number, String shelf) {}

    @Inject
    Warehouse warehouse;

    @Override
    public Answer execute(Order order, Activity activity) {
        var number = warehouse.ask(activity.version(), order.article(), order.amount());
        return Answer.pollAfter(Interval.squared()).with(new Reservation(number, null));
    }

    @Override
    public Answer poll(Order order, Reservation asked, Activity activity) {
        return warehouse
                .shelf(asked.number())
                .map(shelf -> Answer.done(new Reservation(asked.number(), shelf)))
                .orElse(Answer.pollAfter(Interval.squared()));
    }
}
