package culm.data;

import culm.tree.LoopConfig;
import culm.tree.Wiring;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From the outputs of a node back to the variables. */
public final class Outputs {

    public static final String EX_DATA = "ex_data";
    public static final String RESULT = "_result";
    public static final String LOOP = "_loop";
    public static final String INNER_LOOP = "_inner_loop";
    public static final String FORCED_FAILED = "_forced_failed";

    private static final String PASS_OUTPUTS = "outputs";
    private static final String PASS_RESULT = "result";
    private static final String PASS_NUMBER = "inner_loop";

    private Outputs() {}

    /**
     * Writes the outputs that feed variables. A variable whose output is missing stays as it was.
     *
     * @return the outputs that were missing
     */
    public static List<String> extract(
            String nodeId, Wiring wiring, Map<String, Object> outputs, Object exData, Scope scope) {
        var missing = new ArrayList<String>();
        for (var mapping : wiring.outputsOf(nodeId)) {
            var value = find(mapping.output(), outputs, exData);
            value.ifPresentOrElse(
                    found -> scope.set(mapping.key(), found.value()), () -> missing.add(mapping.output()));
        }
        return missing;
    }

    /** Makes the number of the pass that begins visible to the node's own inputs. */
    public static void extractLoop(String nodeId, Wiring wiring, long loop, long innerLoop, Scope scope) {
        for (var mapping : wiring.outputsOf(nodeId)) {
            if (mapping.output().equals(LOOP)) {
                scope.set(mapping.key(), loop);
            } else if (mapping.output().equals(INNER_LOOP)) {
                scope.set(mapping.key(), innerLoop);
            }
        }
    }

    /** Adds what one pass of a loop_config has produced to the list that collects the passes. */
    public static void collectPass(
            LoopConfig loop, int pass, Map<String, Object> outputs, boolean result, long innerLoop, Scope scope) {
        var passes = new ArrayList<Object>();
        if (pass > 1 && scope.hasKey(loop.outputsKey()) && scope.value(loop.outputsKey()) instanceof List<?> earlier) {
            passes.addAll(earlier);
        }
        var entry = new LinkedHashMap<String, Object>();
        if (outputs.get(PASS_OUTPUTS) instanceof Map<?, ?> named) {
            named.forEach((name, value) -> entry.put(String.valueOf(name), value));
        }
        entry.put(PASS_RESULT, result);
        entry.put(PASS_NUMBER, innerLoop);
        passes.add(entry);
        scope.set(loop.outputsKey(), passes);
    }

    private static Optional<Found> find(String output, Map<String, Object> outputs, Object exData) {
        if (outputs.containsKey(output)) {
            return Optional.of(new Found(outputs.get(output)));
        }
        return output.equals(EX_DATA) && exData != null ? Optional.of(new Found(exData)) : Optional.empty();
    }

    /** A value that was found, null included. */
    private record Found(Object value) {}
}
