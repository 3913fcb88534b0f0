package culm.ee.config;

import java.util.List;

/** The settings contain mistakes, and the server must not start with them. */
public final class WrongSettings extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> mistakes;

    WrongSettings(List<String> mistakes) {
        super("wrong settings: " + String.join("; ", mistakes));
        this.mistakes = List.copyOf(mistakes);
    }

    /** One line each. */
    public List<String> mistakes() {
        return mistakes;
    }
}
