/** Carries tokens from server to server: sends hints, and moves the tokens that hints name. */
package culm.ee.messaging;
