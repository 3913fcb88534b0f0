/** For unit tests of components and flows: one call of a component, or a whole run, with a clock that a test moves. */
package culm.test;
