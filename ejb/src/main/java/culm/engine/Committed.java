package culm.engine;

import java.util.function.Supplier;

/**
 * A step that was written, and what goes on from there.
 *
 * @param outcome what it has left behind, to be asked for once, when the transaction is over
 * @param scopes those that it was planned with
 */
record Committed(Step step, Supplier<StepWriter.Written> outcome, Scopes scopes) {}
