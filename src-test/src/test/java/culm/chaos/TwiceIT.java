package culm.chaos;

import culm.system.ServerDirectories;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TwiceIT {

    /** Sends a copy of each message after it; copies are marked, and not copied again. */
    private static final String COPIES =
            """
            <diverts>
              <divert name="twice">
                <address>jms.queue.culm.advance</address>
                <forwarding-address>jms.queue.culm.advance</forwarding-address>
                <filter string="copied IS NULL"/>
                <transformer>
                  <class-name>org.apache.activemq.artemis.core.server.transformer.AddHeadersTransformer</class-name>
                  <property key="copied" value="yes"/>
                </transformer>
              </divert>
            </diverts>
            <addresses>
            """;

    private final Extent extent = Extent.asked();

    @Test
    void messagesThatComeTwiceChangeNothing() {
        var root = Path.of(System.getProperty("culm.root"));
        try (var postgres = new PostgresUnderTest(ServerDirectories.fresh(root, "postgres"));
                var cluster =
                        Cluster.start("twice", postgres.plan(), 2, xml -> xml.replaceFirst("<addresses>", COPIES))) {
            var runs = new Runs(cluster.any(), "twice");
            runs.start(extent.runs());
            runs.bringToTheirEnd(Duration.ofMinutes(2));
            runs.check();
            cluster.witness().check();
        }
    }
}
