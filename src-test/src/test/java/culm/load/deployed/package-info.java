/** Components that do next to nothing, so that a load test measures the engine. */
package culm.load.deployed;
