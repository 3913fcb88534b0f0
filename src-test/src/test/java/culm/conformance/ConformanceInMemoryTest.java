package culm.conformance;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import culm.component.example.ExamplePack;
import culm.engine.EngineSettings;
import culm.memory.ManualClock;
import culm.memory.MemoryEngine;
import culm.node.PluginTable;
import culm.tree.Branching.Strategy;
import culm.tree.ReadOptions;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ConformanceInMemoryTest {

    @TestFactory
    Stream<DynamicTest> behavesAsObserved() {
        return ConformanceFiles.all()
                .map(flow -> dynamicTest(
                        flow.group() + ": " + flow.title(), () -> new ConformanceRun(flow, server()).check()));
    }

    private static FlowServer server() {
        var clock = new ManualClock(Instant.EPOCH);
        var plugins =
                new PluginTable().add(ExamplePack.all(clock, ZoneOffset.UTC).toArray());
        return new MemoryFlowServer(new MemoryEngine(plugins, clock, ConformanceInMemoryTest::settings));
    }

    private static EngineSettings settings(EngineSettings defaults) {
        return defaults.withLoopIndexOffset(0).withReading(ReadOptions.DEFAULT.withExclusiveStrategy(Strategy.ONLY));
    }
}
