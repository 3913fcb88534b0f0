package culm.api;

/**
 * One setting of the server that answers.
 *
 * @param name such as {@code loop-index-offset}
 * @param value in force; {@code ***} for a secret
 * @param unset what it would be if nobody had set it
 * @param source the system property or the environment variable that has set it; {@code default} if none has
 */
public record SettingView(String name, String value, String unset, String source) implements Sent {

    private Object writeReplace() {
        return Parcel.of(this);
    }
}
