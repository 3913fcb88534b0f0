package culm.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import culm.api.CulmException;
import culm.api.StateView;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class OperationsInMemoryTest {

    @TestFactory
    Stream<DynamicTest> everyOperationInEverySituation() {
        return OperationTable.read().cells().stream()
                .map(cell -> dynamicTest(
                        "%s of a %s that is %s"
                                .formatted(cell.operation().text(), cell.situation().kind, cell.situation().state),
                        () -> check(cell)));
    }

    @Test
    void theTableHasEverySituationAndEveryOperation() {
        assertThat(OperationTable.read().cells())
                .extracting(cell -> cell.situation() + " " + cell.operation())
                .containsExactlyInAnyOrderElementsOf(Situation.all().stream()
                        .flatMap(situation ->
                                Arrays.stream(Operation.values()).map(operation -> situation + " " + operation))
                        .toList());
    }

    private static void check(OperationTable.Cell cell) throws InterruptedException {
        try (var stage = new MemoryStage(cell.situation())) {
            cell.situation().lead(stage);
            var before = state(stage);

            var answer = cell.operation().call(stage.tasks(), cell.situation().subject, Operation.FLOW);

            assertThat(answer.code()).as(answer.toString()).isEqualTo(cell.code());
            assertThat(answer.message()).isNotBlank();
            if (!answer.result()) {
                assertThat(state(stage)).as("a refused call changes nothing").isEqualTo(before);
            }
        }
    }

    private static Optional<StateView> state(Stage stage) {
        try {
            return Optional.of(stage.tasks().getState("p"));
        } catch (CulmException noRun) {
            return Optional.empty();
        }
    }
}
