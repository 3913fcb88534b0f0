/** Tells in the log what the engine has done. */
package culm.ee.observe;
