/** Drives the engine: inside the server through its local EJB, or from outside through REST, by the same code. */
package culm.load.driven;
