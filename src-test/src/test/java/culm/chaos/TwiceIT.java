package culm.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import culm.system.ServerDirectories;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TwiceIT {

    private static final String COPIES = "jms.queue.culm.copies";

    /** Puts a copy of each message aside, unless it is one. */
    private static final String DIVERT =
            """
            <diverts>
              <divert name="copies">
                <address>%s</address>
                <forwarding-address>%s</forwarding-address>
                <filter string="%s IS NULL"/>
              </divert>
            </diverts>
            <addresses>
              <address name="%s">
                <anycast>
                  <queue name="%s"/>
                </anycast>
              </address>
            """
                    .formatted(QueueTap.ADVANCE, COPIES, QueueTap.SENT_ON, COPIES, COPIES);

    private final Extent extent = Extent.asked();

    @Test
    void messagesThatComeTwiceChangeNothing() {
        var root = Path.of(System.getProperty("culm.root"));
        try (var postgres = new PostgresUnderTest(ServerDirectories.fresh(root, "postgres"));
                var cluster =
                        Cluster.start("twice", postgres.plan(), 2, xml -> xml.replaceFirst("<addresses>", DIVERT));
                var again = QueueTap.from(COPIES, cluster.broker().plan())) {
            var runs = new Runs(cluster.any(), "twice");
            runs.start(extent.runs());
            runs.bringToTheirEnd(Duration.ofMinutes(2));
            runs.check();
            cluster.witness().check();
            assertThat(again.taken()).as("messages that came twice").isGreaterThan(extent.runs());
        }
    }
}
