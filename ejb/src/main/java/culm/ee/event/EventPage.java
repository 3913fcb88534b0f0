package culm.ee.event;

import java.util.List;

/**
 * @param next the number after which to go on
 * @param gap some of what was asked for is no longer kept
 */
public record EventPage(List<EventView> items, long next, boolean gap) {}
