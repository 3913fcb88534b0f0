package culm.load;

import culm.load.driven.Order;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** In each build a smoke of it, so that it keeps working; its figures are worth something with {@code -Pload} only. */
class LoadIT {

    private final LoadPlan plan = LoadPlan.asked();

    @Test
    void workloadsComeToTheirEndAndAreMeasured() {
        try (var database = LoadDatabase.open();
                var server = LoadServer.start(database)) {
            var bench = new Bench(plan, database, server);
            var report = new Report(plan.directory(), common(database), Peers.read(plan.peers()));
            bench.warmUp();
            for (var order : plan.orders()) {
                measure(bench, order, report);
            }
            report.finish();
        }
    }

    private static void measure(Bench bench, Order order, Report report) {
        if (order.kind() == Order.Kind.HEAP) {
            report.line(bench.heap(order));
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
