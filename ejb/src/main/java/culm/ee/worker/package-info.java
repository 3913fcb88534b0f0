/** Lets workers outside of the servers wait for tasks, and shows what they are told. */
package culm.ee.worker;
