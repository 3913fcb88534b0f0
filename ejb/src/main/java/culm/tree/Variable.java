package culm.tree;

import culm.expr.Template;
import java.util.List;

/**
 * A declared variable of a flow ({@code data.inputs}).
 *
 * @param key with its wrapper, {@code ${name}}
 * @param sources the node outputs that feed it, empty for a constant
 * @param initialised whether {@code value} holds before any source has written: always for a constant; for a rewritable
 *     output (a list of sources) if it has a value, unless {@code need_initialization} is false
 * @param param whether {@code params} may override it when the flow is a subprocess
 * @param secret whether the tree marks it so: no answer tells it
 */
public record Variable(
        String key,
        VariableType type,
        Object value,
        Template template,
        String variableCode,
        List<Source> sources,
        boolean initialised,
        boolean param,
        boolean secret) {

    /** The output {@code output} of node {@code nodeId}. */
    public record Source(String nodeId, String output) {}
}
