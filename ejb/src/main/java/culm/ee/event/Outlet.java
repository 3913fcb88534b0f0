package culm.ee.event;

import java.util.List;

/** The connection of somebody who watches. None of its methods waits. */
public interface Outlet {

    /** Whether it can take more at this moment. */
    boolean isReady();

    /** Whether anybody is there. */
    boolean isOpen();

    /**
     * @param events may be none
     * @param upTo the number up to which nothing is missing
     */
    void send(List<EventView> events, long upTo);

    /**
     * Some of what came after a number is no longer kept.
     *
     * @param upTo the number after which it goes on
     */
    void gap(long after, long upTo);

    /** Nothing has happened for a while. */
    void beat(long upTo);

    /** Nothing more comes. */
    void end(long upTo);
}
