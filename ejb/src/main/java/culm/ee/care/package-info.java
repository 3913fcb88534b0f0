/** Keeps the store small over years: what is over is archived and removed, and one run can be packed up for whoever helps. */
package culm.ee.care;
