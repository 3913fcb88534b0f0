package culm.ee.access;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Wrong credentials are free for a while, and then cost more and more time: for one user from one address, for one address
 * whatever the user, for one user wherever from. While somebody waits nothing is checked, right or wrong.
 */
final class Attempts {

    private static final int MOST = 20_000;
    private static final Duration LONGEST = Duration.ofMinutes(1);
    private static final Duration FORGOTTEN = Duration.ofMinutes(15);
    private static final int IPV6_NETWORK_BYTES = 8;

    /** Who is counted, and how much is free. */
    private record Counter(String key, int free) {}

    private record Tried(int failures, Instant last, Instant blockedUntil) {}

    private final Map<String, Tried> tried = new LinkedHashMap<>(16, 0.75f, true);
    private final InstantSource clock;

    Attempts(InstantSource clock) {
        this.clock = clock;
    }

    /** @return how long nothing is checked; empty: not at all */
    synchronized Optional<Duration> wait(String user, String address) {
        var now = clock.instant();
        return counters(user, address).stream()
                .map(counter -> tried.get(counter.key()))
                .filter(entry -> entry != null && now.isBefore(entry.blockedUntil()))
                .map(entry -> Duration.between(now, entry.blockedUntil()))
                .reduce((one, other) -> one.compareTo(other) > 0 ? one : other);
    }

    synchronized void failed(String user, String address) {
        var now = clock.instant();
        for (var counter : counters(user, address)) {
            var before = tried.get(counter.key());
            var old = before == null || now.isAfter(before.last().plus(FORGOTTEN));
            var failures = old ? 1 : before.failures() + 1;
            tried.put(counter.key(), new Tried(failures, now, now.plus(pause(failures - counter.free()))));
        }
        var oldest = tried.keySet().iterator();
        while (tried.size() > MOST) {
            oldest.next();
            oldest.remove();
        }
    }

    /** One second for the first that is not free, twice as much for each that follows. */
    private static Duration pause(int beyond) {
        if (beyond <= 0) {
            return Duration.ZERO;
        }
        var seconds = 1L << Math.min(beyond - 1, 10);
        return Duration.ofSeconds(Math.min(seconds, LONGEST.toSeconds()));
    }

    /** The address keeps its count: its other users may be tried from there. */
    synchronized void succeeded(String user, String address) {
        tried.remove(counters(user, address).get(0).key());
    }

    synchronized int size() {
        return tried.size();
    }

    private static List<Counter> counters(String user, String address) {
        var network = network(address);
        return List.of(
                new Counter("user " + user + " " + network, 10),
                new Counter("address " + network, 50),
                new Counter("user " + user, 100));
    }

    /** Who has one address of IPv6 has its whole network. */
    private static String network(String address) {
        if (address == null || address.indexOf(':') < 0) {
            return String.valueOf(address);
        }
        try {
            var bytes = InetAddress.getByName(address).getAddress(); // an address with colons is no name to look up
            return HexFormat.of().formatHex(Arrays.copyOf(bytes, Math.min(bytes.length, IPV6_NETWORK_BYTES)));
        } catch (UnknownHostException odd) {
            return address;
        }
    }
}
