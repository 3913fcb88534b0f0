/** A broker that several Culm servers share, as a program. */
package culm.broker;
