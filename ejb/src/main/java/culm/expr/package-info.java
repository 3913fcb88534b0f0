/**
 * Templates <code>${...}</code> and conditions, read and evaluated by an interpreter of our own: it knows the subset of
 * Python expressions that trees use, reaches no Java object but JSON values, and works within {@link Limits}.
 */
package culm.expr;
