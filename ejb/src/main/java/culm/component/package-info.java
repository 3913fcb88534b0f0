/** Built-in components that need nothing of a server, and what all built-in components share. */
package culm.component;
