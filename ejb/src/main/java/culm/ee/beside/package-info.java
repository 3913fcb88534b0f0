/** The components that other applications on the server offer. */
package culm.ee.beside;
