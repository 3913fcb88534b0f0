/** Components to learn from and to test with: those of bamboo's own tests and those of the conformance cases. */
package culm.component.example;
