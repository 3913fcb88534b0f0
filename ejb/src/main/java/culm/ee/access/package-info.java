/** Who may come in by the web: the users and their passwords. */
package culm.ee.access;
