/** Components that bear witness: packed into an EAR for the chaos tests, and run inside its servers. */
package culm.chaos.deployed;
