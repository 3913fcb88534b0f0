package culm.conformance;

import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import culm.api.TaskService;
import culm.system.CulmUnderTest;
import culm.system.RestTaskService;
import culm.system.ServerExtension;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@ExtendWith(ServerExtension.class)
class ConformanceOverRestIT {

    private record RestFlowServer(TaskService tasks) implements FlowServer {

        @Override
        public void pass(Duration time) {
            LockSupport.parkNanos(time.toNanos());
        }
    }

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    Stream<DynamicTest> behavesAsObserved(CulmUnderTest culm) {
        var server = new RestFlowServer(new RestTaskService(culm.rest()));
        return ConformanceFiles.all()
                .map(flow -> dynamicTest(
                        flow.group() + ": " + flow.title(), () -> new ConformanceRun(flow, server).check()));
    }
}
