/** Tells those who watch what has happened: streams, answers that wait, and webhooks. */
package culm.ee.event;
