package culm.local;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** The options of a server's JVM: set for a quick start, unless {@code CULM_JAVA_OPTS} says more. */
final class JavaOptions {

    private static final String VARIABLE = "CULM_JAVA_OPTS";

    private static final List<String> USUAL = List.of(
            "-Xms256m",
            "-Xmx1g",
            "-XX:TieredStopAtLevel=1", // half the work of booting is the second compiler's
            "-XX:+UseSerialGC", // a quarter less memory, and no threads that wait for a heap of this size
            "-Djava.net.preferIPv4Stack=true",
            "-Djava.awt.headless=true");

    private JavaOptions() {}

    /** What is given comes last, and the JVM takes the last of two that contradict each other. */
    static List<String> of(Map<String, String> environment) {
        var options = new ArrayList<>(USUAL);
        var given = environment.getOrDefault(VARIABLE, "").strip();
        if (!given.isEmpty()) {
            options.addAll(List.of(given.split("\\s+")));
        }
        return options;
    }
}
