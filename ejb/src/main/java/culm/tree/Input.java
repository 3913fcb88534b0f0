package culm.tree;

import culm.expr.Template;

/**
 * One input of a component, or one parameter of a subprocess.
 *
 * @param value the value as the tree gives it
 * @param template the parsed {@code value}; empty, never null, where nothing is rendered
 * @param variableCode the lazy variable class, for {@link VariableType#LAZY} only
 * @param needRender false: the value is never rendered
 * @param secret whether the tree marks it so: no answer tells it
 */
public record Input(
        VariableType type, Object value, Template template, String variableCode, boolean needRender, boolean secret) {}
