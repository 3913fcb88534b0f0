/** Components of an application that is deployed beside Culm. */
package culm.system.beside;
