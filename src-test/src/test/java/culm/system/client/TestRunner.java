package culm.system.client;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.PrintWriter;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Runs the test classes that it is told, in a JVM that has what is on its class path and nothing else. */
public final class TestRunner {

    private TestRunner() {}

    public static void main(String[] names) {
        Arrays.stream(names).forEach(TestRunner::run);
    }

    private static void run(String name) {
        var launcher = LauncherFactory.create();
        var tests = launcher.discover(LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(name))
                .build());
        var listener = new SummaryGeneratingListener();
        var before = cpuMillis();
        launcher.execute(tests, listener);
        var took = cpuMillis() - before;
        var summary = listener.getSummary();
        summary.printFailuresTo(new PrintWriter(System.out, true));
        System.out.printf(
                "%s: %d succeeded, %d failed, %d ms%n",
                name, summary.getTestsSucceededCount(), summary.getTotalFailureCount(), took);
    }

    /** What else goes on on the machine does not count. */
    private static long cpuMillis() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() / 1_000_000;
    }
}
