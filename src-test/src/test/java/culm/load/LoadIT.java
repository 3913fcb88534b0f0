package culm.load;

import culm.load.driven.Order;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** In each build a smoke of it, so that it keeps working; its figures are worth something with {@code -Pload} only. */
class LoadIT {

    private final LoadPlan plan = LoadPlan.asked();

    @Test
    void workloadsComeToTheirEndAndAreMeasured() {
        try (var database = LoadDatabase.open()) {
            var report = new Report(plan.directory(), common(database), Peers.read(plan.peers()));
            measureOneServer(database, report);
            for (var order : orders(order -> order.kind() == Order.Kind.SECOND_SERVER)) {
                report.line(new SecondServer(database, plan.repeats()).measure(order));
            }
            report.finish();
        }
    }

    private List<Order> orders(Predicate<Order> which) {
        return plan.orders().stream().filter(which).toList();
    }

    private void measureOneServer(LoadDatabase database, Report report) {
        var orders = orders(order -> order.kind() != Order.Kind.SECOND_SERVER);
        if (orders.isEmpty()) {
            return;
        }
        try (var server = LoadServer.start(database)) {
            var bench = new Bench(plan, database, server);
            bench.warmUp();
            orders.forEach(order -> measure(bench, order, report));
        }
    }

    private static void measure(Bench bench, Order order, Report report) {
        if (order.kind() == Order.Kind.RETENTION) {
            report.line(bench.retention(order));
        } else if (order.kind() == Order.Kind.HEAP) {
            report.line(bench.heap(order));
        } else if (order.kind() == Order.Kind.STEADY) {
            report.line(bench.steady(order));
        } else if (order.kind() == Order.Kind.OPEN_LIST) {
            report.line(bench.openList(order));
        } else {
            report.add(bench.measure(order));
        }
    }

    private Map<String, Object> common(LoadDatabase database) {
        var common = new LinkedHashMap<String, Object>();
        common.put("peer", "culm");
        common.put("db", database.version());
        common.put("mode", "durable");
        common.put("door", plan.door());
        return common;
    }
}
