package culm.operations;

import culm.system.CulmUnderTest;
import culm.system.ServerExtension;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** A class of its own, since no other test may use the server meanwhile. */
@Tag("frozen")
@ExtendWith(ServerExtension.class)
class OperationsWhileFrozenIT {

    @TestFactory
    Stream<DynamicTest> everyOperationWhileTheEngineIsFrozen(CulmUnderTest culm) {
        return OperationsOverRestIT.tests(culm, Situation::freezes);
    }
}
