package culm.engine;

/**
 * A step that was written, and what goes on from there.
 *
 * @param scopes those that it was planned with
 */
record Committed(Step step, StepWriter.Written written, Scopes scopes) {}
