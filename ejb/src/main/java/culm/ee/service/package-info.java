/** The engine's one service as an enterprise bean: roles and the caller's name, nothing else. */
package culm.ee.service;
