/** The service for clients in other processes; packed into a jar of its own. */
package culm.ee.remote;
