/** Looks for tokens whose time has come, and for those that a lost message left behind. */
package culm.ee.timer;
