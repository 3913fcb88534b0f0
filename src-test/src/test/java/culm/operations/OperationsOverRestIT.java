package culm.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import culm.system.CulmUnderTest;
import culm.system.RestTaskService;
import culm.system.ServerExtension;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@ExtendWith(ServerExtension.class)
class OperationsOverRestIT {

    @TestFactory
    @Execution(ExecutionMode.CONCURRENT)
    Stream<DynamicTest> everyOperationInEverySituation(CulmUnderTest culm) {
        return tests(culm, situation -> !situation.freezes());
    }

    static Stream<DynamicTest> tests(CulmUnderTest culm, Predicate<Situation> which) {
        var tasks = new RestTaskService(culm.rest());
        return OperationTable.read().cells().stream()
                .filter(cell -> RestStage.canStage(cell.situation()) && which.test(cell.situation()))
                .map(cell -> dynamicTest(
                        "%s of a %s that is %s"
                                .formatted(cell.operation().text(), cell.situation().kind, cell.situation().state),
                        () -> check(cell, tasks)));
    }

    private static void check(OperationTable.Cell cell, RestTaskService tasks) {
        try (var stage = new RestStage(cell.situation(), tasks)) {
            cell.situation().lead(stage);

            var answer =
                    cell.operation().call(stage.tasks(), stage.id(cell.situation().subject), stage.id(Operation.FLOW));

            assertThat(answer.code()).as(answer.toString()).isEqualTo(cell.code());
        }
    }
}
