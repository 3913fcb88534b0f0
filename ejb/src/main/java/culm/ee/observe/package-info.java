/** Tells in the log what the engine has done, and measures it. */
package culm.ee.observe;
