/** A server with culm.ear on this machine: what {@code mvn -Prun} starts and what the tests talk to. */
package culm.local;
