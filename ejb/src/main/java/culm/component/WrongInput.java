package culm.component;

/** An input that a built-in component cannot work with. */
public final class WrongInput extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public WrongInput(String message) {
        super(message);
    }
}
