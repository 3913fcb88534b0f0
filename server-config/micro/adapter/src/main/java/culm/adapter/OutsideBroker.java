package culm.adapter;

import java.util.Map;
import java.util.Optional;

/** A broker that several servers share, as the environment names it. */
record OutsideBroker(String host, String port, String user, String password) {

    /** Empty if the variable CULM_BROKER_HOST names none. */
    static Optional<OutsideBroker> of(Map<String, String> environment) {
        return Optional.ofNullable(environment.get("CULM_BROKER_HOST"))
                .map(String::strip)
                .filter(host -> !host.isEmpty())
                .map(host -> new OutsideBroker(
                        host,
                        environment.getOrDefault("CULM_BROKER_PORT", "61616"),
                        environment.getOrDefault("CULM_BROKER_USER", "culm"),
                        environment.getOrDefault("CULM_BROKER_PASSWORD", "")));
    }

    /** Where it is, in the words of Artemis. */
    String parameters() {
        return "host=%s;port=%s;netty-connect-timeout=2000".formatted(host, port);
    }

    @Override
    public String toString() {
        return user + "@" + host + ":" + port;
    }
}
