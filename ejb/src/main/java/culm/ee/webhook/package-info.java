/** Sends what has happened to those who have asked for it by an address of theirs. */
package culm.ee.webhook;
