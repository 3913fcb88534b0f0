package culm.local;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** What a person has chosen for {@code mvn -Prun}. */
record Choices(int httpPort, DatabasePlan database, Optional<BrokerPlan> broker) {

    /** @param database as {@code -Ddatabase} names it; @param broker as {@code -Dbroker} does */
    static Choices of(String database, String broker, Map<String, String> environment) {
        return new Choices(
                PortVariable.http(environment),
                DatabasePlan.of(database, environment),
                BrokerPlan.chosen(broker, environment));
    }

    ServerPlan plan(Path directory, String adminPassword) {
        var plan = ServerPlan.onPort(httpPort, directory, adminPassword).on(database);
        return broker.map(plan::through).orElse(plan);
    }
}
