package culm.port;

/**
 * An event at its place among all others.
 *
 * @param number from 1, without gaps
 */
public record NumberedEvent(long number, Event event) {}
