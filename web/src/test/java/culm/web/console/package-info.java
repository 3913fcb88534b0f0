/** What can be said of the console's files without a browser. */
package culm.web.console;
