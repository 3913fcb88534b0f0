package culm.load;

import static org.assertj.core.api.Assertions.assertThat;

import culm.ee.json.JsonText;
import culm.load.driven.Order;
import culm.load.driven.Timing;
import java.util.List;
import java.util.Map;

/** A time counts only for work that was done: what the database says about it afterwards. */
final class Verdict {

    private static final int ADDED_IN_CROWD = 6;

    private final LoadDatabase database;

    Verdict(LoadDatabase database) {
        this.database = database;
    }

    void check(Order order, Timing timing) {
        if (order.kind().isSearch()) {
            return;
        }
        var runs = timing.runs().toArray(String[]::new);
        assertThat(database.number("select count(*) from culm_run where id = any(?) and state = ?", runs, end(order)))
                .as("runs that ended as they should")
                .isEqualTo(runs(order));
        assertThat(database.number(
                        """
                        select count(*) from culm_node where run_id = any(?) and state = 'FINISHED'
                        and version is not null and inputs like '%"v"%' and outputs like '%"v"%'
                        """,
                        (Object) runs))
                .as("finished activities with their inputs and outputs")
                .isEqualTo(runs(order) * activities(order));
        assertThat(values(runs)).as("what the runs came to").isEqualTo(expectedValues(order));
    }

    private List<String> values(String[] runs) {
        return database.ask(
                "select distinct outputs from culm_run where id = any(?)", row -> row.getString(1), (Object) runs);
    }

    private static String end(Order order) {
        return isPrepared(order) ? "REVOKED" : "FINISHED";
    }

    private static boolean isPrepared(Order order) {
        return order.kind() == Order.Kind.PREPARE || order.kind() == Order.Kind.PREPARE_ONE;
    }

    private static List<String> expectedValues(Order order) {
        if (isPrepared(order)) {
            return List.of("{}");
        }
        Object value =
                switch (order.kind()) {
                    case LINE -> order.size() + 1L;
                    case READ_STATE -> order.size() - 1L;
                    case CROWD, CROWD_WAIT, HEAP -> ADDED_IN_CROWD + 1L;
                    case ONE_LATENCY -> 2L;
                    case WAKE, CALLBACK_LATENCY -> "called back";
                    default -> 1L;
                };
        return List.of(JsonText.write(Map.of("${v}", value)));
    }

    /** How many runs an order makes. Ten more than are timed, where single calls are. */
    static long runs(Order order) {
        return switch (order.kind()) {
            case LINE, FAN, PREPARE_ONE, READ_STATE -> 1;
            case ONE_LATENCY, CALLBACK_LATENCY -> order.size() + 10L;
            default -> order.size();
        };
    }

    /** How many activities each of its runs executes to their end. */
    static long activities(Order order) {
        return switch (order.kind()) {
            case LINE, FAN -> order.size();
            case READ_STATE -> order.size() - 2L;
            case CROWD, CROWD_WAIT, HEAP -> 11;
            case PREPARE,
                    PREPARE_ONE,
                    RETENTION,
                    STEADY,
                    READ_LIST,
                    READ_ATTENTION,
                    READ_FILTER,
                    OPEN_LIST,
                    SECOND_SERVER -> 0;
            case WAKE, ONE_LATENCY, CALLBACK_LATENCY -> 1;
        };
    }
}
