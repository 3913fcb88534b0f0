package culm.port;

/**
 * Which part of what the servers of a queue may do together one of them may do.
 *
 * @param place of this server among them, from 0
 * @param of how many there are
 */
public record Share(int place, int of) {

    public static final Share WHOLE = new Share(0, 1);

    /** The parts of all add up to the whole. */
    public int part(int whole) {
        return whole / of + (place < whole % of ? 1 : 0);
    }

    public double part(double whole) {
        return whole / of;
    }
}
