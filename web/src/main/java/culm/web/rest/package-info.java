/** The service over HTTP: JSON in and out, and one shape for everything that is refused. */
package culm.web.rest;
