package culm.port;

import java.time.Instant;

/**
 * What runs belong to, and users are granted.
 *
 * @param title for people, or null
 */
public record Project(String name, String title, Instant createdAt) {}
