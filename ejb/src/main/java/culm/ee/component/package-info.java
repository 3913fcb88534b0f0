/** Built-in components that need a server: its network, databases, queues, mail, jobs and beans. */
package culm.ee.component;
