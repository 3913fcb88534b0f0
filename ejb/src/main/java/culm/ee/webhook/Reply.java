package culm.ee.webhook;

import java.time.Duration;

/**
 * What came of a request.
 *
 * @param status null: no answer came
 * @param trouble what went wrong, or null
 */
record Reply(Integer status, String trouble, Duration took) {

    static Reply none(String trouble, Duration took) {
        return new Reply(null, trouble, took);
    }

    boolean isAccepted() {
        return status != null && status >= 200 && status < 300;
    }

    /** Nobody wants to hear from us there any more. */
    boolean isGone() {
        return status != null && status == 410;
    }
}
