/** Who may come in, and what they may do: users, tokens, projects, and the one place that decides. */
package culm.ee.access;
