package culm.load;

import culm.load.driven.Order;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

/**
 * What is measured, and how: the system properties {@code culm.load} and those that begin with it.
 *
 * @param warm whether the server is warmed up before
 * @param outside whether to drive it through REST instead of the local EJB
 * @param quiet how long to wait, at most, for others on this machine to be quiet
 * @param peers results of other engines to compare with
 * @param directory where the results go
 */
record LoadPlan(
        List<Order> orders,
        int repeats,
        boolean warm,
        boolean outside,
        Duration quiet,
        List<Path> peers,
        Path directory) {

    static LoadPlan asked() {
        var root = Path.of(System.getProperty("culm.root"));
        return new LoadPlan(
                Order.all(System.getProperty("culm.load", "line:100,crowd:20")),
                Integer.getInteger("culm.load.repeats", 1),
                Boolean.getBoolean("culm.load.warm"),
                "rest".equals(System.getProperty("culm.load.door", "local")),
                Duration.ofSeconds(Integer.getInteger("culm.load.quiet", 0)),
                Arrays.stream(System.getProperty("culm.load.peers", "").split(","))
                        .filter(name -> !name.isBlank())
                        .map(Path::of)
                        .toList(),
                root.resolve("src-test/target/load"));
    }

    String door() {
        return outside ? "rest" : "local";
    }
}
