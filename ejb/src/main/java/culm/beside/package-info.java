/**
 * How components of another application on the same server reach the engine. The two have different class loaders, and so different classes
 * for the same component: what goes from one to the other is made of classes of the JDK alone, by the MBean server that they share.
 */
package culm.beside;
