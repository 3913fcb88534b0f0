/** Reads the settings and builds the engine from its parts: the one place that knows them all. */
package culm.ee.config;
