/** Requests that this server sends: to addresses that it may reach, and to no others. */
package culm.ee.http;
