/** The flow as people draw it: nodes, edges and variables, read from a document and checked before anything runs. */
package culm.tree;
