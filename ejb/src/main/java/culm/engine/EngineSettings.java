package culm.engine;

import culm.data.SecretNames;
import culm.tree.ReadOptions;
import java.time.Duration;
import java.time.ZoneId;

/**
 * How the engine behaves.
 *
 * @param server the name of this server's incarnation, as it stands on the tokens that it works on
 * @param loopIndexOffset added to the number of a pass (from 1) to give {@code _loop} and {@code _inner_loop}
 * @param rerunLimit how often one node may run by back edges; 0: no limit
 * @param strictTemplates what a template cannot resolve fails the node, instead of staying in the text
 * @param slice how long one token may go on before others get their turn
 * @param zone of the times in {@code get_state} and the histories
 * @param reading what a tree may contain
 * @param secrets what no answer tells, besides what trees mark
 * @param keepAnswers how long the same call gets its first answer again
 */
public record EngineSettings(
        String server,
        int loopIndexOffset,
        int rerunLimit,
        boolean strictTemplates,
        Duration slice,
        ZoneId zone,
        ReadOptions reading,
        SecretNames secrets,
        Duration keepAnswers) {

    public static EngineSettings defaults(String server) {
        return new EngineSettings(
                server,
                -1,
                100,
                false,
                Duration.ofMillis(250),
                ZoneId.systemDefault(),
                ReadOptions.DEFAULT,
                SecretNames.NONE,
                Duration.ofDays(1));
    }

    public EngineSettings withLoopIndexOffset(int offset) {
        return new EngineSettings(
                server, offset, rerunLimit, strictTemplates, slice, zone, reading, secrets, keepAnswers);
    }

    public EngineSettings withRerunLimit(int limit) {
        return new EngineSettings(
                server, loopIndexOffset, limit, strictTemplates, slice, zone, reading, secrets, keepAnswers);
    }

    public EngineSettings withStrictTemplates(boolean strict) {
        return new EngineSettings(
                server, loopIndexOffset, rerunLimit, strict, slice, zone, reading, secrets, keepAnswers);
    }

    public EngineSettings withReading(ReadOptions options) {
        return new EngineSettings(
                server, loopIndexOffset, rerunLimit, strictTemplates, slice, zone, options, secrets, keepAnswers);
    }

    public EngineSettings withSecrets(SecretNames names) {
        return new EngineSettings(
                server, loopIndexOffset, rerunLimit, strictTemplates, slice, zone, reading, names, keepAnswers);
    }
}
