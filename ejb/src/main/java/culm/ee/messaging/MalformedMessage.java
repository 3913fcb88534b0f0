package culm.ee.messaging;

/** A message on our queue that no server of this version has written. */
final class MalformedMessage extends Exception {

    private static final long serialVersionUID = 1L;

    MalformedMessage(String message) {
        super(message);
    }
}
