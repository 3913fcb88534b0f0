package culm.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import culm.load.driven.Order;
import culm.load.driven.Timing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FiguresTest {

    @TempDir
    Path directory;

    private static Result result(String order, double seconds) {
        var timing = new Timing(seconds, 0, List.of(), List.of());
        var none = new Counts(0, -1, -1);
        return new Result(Order.of(order), List.of(new Measurement(timing, none, new Cpu(1, 1, 2), 1, 0.1, List.of())));
    }

    private List<String> printed(String peers, Result... results) throws IOException {
        var file = Files.writeString(directory.resolve("peers.jsonl"), peers);
        var report = new Report(directory, Map.of("peer", "culm"), Peers.read(List.of(file)));
        List.of(results).forEach(report::add);
        report.finish();
        return Files.readAllLines(directory.resolve("results.jsonl"));
    }

    @Test
    void halfOfTheSampleIsNoGreaterThanItsMedian() {
        assertThat(Sample.of(List.of(9.0, 1.0, 5.0)).median()).isEqualTo(5);
        assertThat(Sample.of(List.of(4.0, 1.0)).median()).isEqualTo(2.5);
        assertThat(Sample.of(IntStream.rangeClosed(1, 200)
                                .mapToObj(i -> (double) i)
                                .toList())
                        .quantile(0.99))
                .isEqualTo(198);
    }

    @Test
    void aWorkloadIsNamedByItsKindAndSize() {
        assertThat(Order.all("line:100, crowd-tx:20"))
                .extracting(Order::name)
                .containsExactly("line-100", "crowd-tx-20");
        assertThatThrownBy(() -> Order.of("queue:1")).hasMessageContaining("queue");
        assertThatThrownBy(() -> Order.of("read-filter:999")).hasMessage("read-filter needs 1000 runs or more");
    }

    @Test
    void whatGrowsInStepWithItsSizeHasARatioOfOne() throws IOException {
        assertThat(printed("", result("line:100", 0.5), result("line:1000", 5)))
                .last()
                .asString()
                .contains("\"growth\":\"line\"", "\"time_ratio\":10.0", "\"time_ratio_by_size_ratio\":1.0");
    }

    @Test
    void otherEnginesAreComparedByTheirMedians() throws IOException {
        var peers =
                """
                {"peer":"other","workload":"line-100","seconds":1.0,"jvm_cpu_s":2.0,"db_cpu_s":2.0}
                {"peer":"other","workload":"line-100","seconds":3.0,"jvm_cpu_s":2.0,"db_cpu_s":2.0}
                {"peer":"other","workload":"line-100","failed":"once"}
                """;

        assertThat(printed(peers, result("line-tx:100", 0.5)))
                .first()
                .asString()
                .contains("\"times_as_fast_as\":{\"other\":4.0}", "\"times_less_cpu_than\":{\"other\":2.0}");
    }

    @Test
    void thePictureHasAPointForEachSize() throws IOException {
        printed("", result("line:100", 0.5), result("line:1000", 5));

        assertThat(Files.readString(directory.resolve("time-over-size.svg")).split("<circle"))
                .hasSize(4);
    }
}
