package culm.ee.component;

import jakarta.batch.operations.JobOperator;
import java.util.function.Function;

/** Where the jobs of the server are started and asked for. */
public interface Jobs {

    /** @param question what it throws does not arrive as it was */
    <T> T ask(Function<JobOperator, T> question);
}
