/** Operations on many runs or nodes: orders that become rows, carried out by a job of Jakarta Batch. */
package culm.ee.batch;
