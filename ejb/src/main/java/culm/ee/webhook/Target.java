package culm.ee.webhook;

import java.util.Map;

/** The world outside, to which requests go. */
interface Target {

    /** Never throws for what the other side does, and ends within a bounded time. */
    Reply post(String url, Map<String, String> headers, byte[] body);
}
