package culm.ee.http;

import java.io.IOException;

/** A request that had no answer, or none that could be used. Its message is for people. */
public final class RequestFailed extends IOException {

    private static final long serialVersionUID = 1L;

    RequestFailed(String message, Throwable cause) {
        super(message, cause);
    }
}
