/** Threads of the container's making that do not stop with its own schedulers. */
package culm.ee.thread;
