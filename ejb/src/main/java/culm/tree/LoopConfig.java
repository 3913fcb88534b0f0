package culm.tree;

/**
 * Makes an activity run several times by itself ({@code loop_config}).
 *
 * @param times how many passes
 * @param failSkip a failed pass is left behind and the next one begins
 * @param outputsKey the variable that collects one entry for each pass, with its wrapper
 */
public record LoopConfig(int times, boolean failSkip, boolean retryable, boolean skippable, String outputsKey) {}
