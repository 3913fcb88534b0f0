package culm.api;

/** A deployed component that trees can name. */
public record ComponentView(
        String code, String version, String name, String group, boolean idempotent, boolean transactional)
        implements Sent {

    private Object writeReplace() {
        return Parcel.of(this);
    }
}
