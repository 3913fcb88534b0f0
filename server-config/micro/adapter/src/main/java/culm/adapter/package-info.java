/** What brings Artemis to a server that has no broker. */
package culm.adapter;
