package culm.ee.config;

/** A text that must not get into a log by accident. */
public record Secret(String value) {

    @Override
    public String toString() {
        return "***";
    }
}
