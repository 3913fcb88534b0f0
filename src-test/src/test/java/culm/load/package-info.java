/** Measures a server with workloads, beside what the database alone can do. See src-test/load/README.md. */
package culm.load;
