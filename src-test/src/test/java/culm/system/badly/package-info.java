/** A component that breaks a rule. */
package culm.system.badly;
