package culm.ee.webhook;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;

/**
 * Where requests may go. Whoever may make a webhook has this server send requests from where it stands: so it must not reach
 * what is behind the same wall.
 */
final class Addresses {

    private static final int LONGEST = 2_000;
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private final boolean privateToo;

    /** @param privateToo whether addresses of this machine and of private networks may be reached */
    Addresses(boolean privateToo) {
        this.privateToo = privateToo;
    }

    /** What is wrong with the form of an address. */
    Optional<String> wrong(String url) {
        if (url == null || url.isEmpty() || url.length() > LONGEST) {
            return Optional.of("url must have 1 to %d characters".formatted(LONGEST));
        }
        URI uri;
        try {
            uri = URI.create(url);
        } catch (IllegalArgumentException malformed) {
            return Optional.of("url is none");
        }
        if (uri.getScheme() == null || !SCHEMES.contains(uri.getScheme()) || uri.getHost() == null) {
            return Optional.of("url must begin with http:// or https:// and name a host");
        }
        if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
            return Optional.of("url must have neither a user nor a fragment");
        }
        return Optional.empty();
    }

    /** Why nothing is sent to a host, as its name is resolved at this moment. */
    Optional<String> refusal(String host) {
        try {
            for (var address : InetAddress.getAllByName(host)) {
                if (!privateToo && isPrivate(address)) {
                    return Optional.of("the address leads to this machine or a private network");
                }
            }
            return Optional.empty();
        } catch (UnknownHostException unknown) {
            return Optional.of("the host is not known");
        }
    }

    private static boolean isPrivate(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isAnyLocalAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()
                || (address instanceof Inet4Address
                        ? isReserved4(address.getAddress())
                        : isReserved6((Inet6Address) address));
    }

    /** This network, shared address space, protocol assignments, benchmarks, and what is reserved. */
    private static boolean isReserved4(byte[] bytes) {
        var first = bytes[0] & 0xff;
        var second = bytes[1] & 0xff;
        return first == 0
                || first >= 240
                || (first == 100 && second >= 64 && second < 128)
                || (first == 192 && second == 0 && bytes[2] == 0)
                || (first == 198 && (second == 18 || second == 19));
    }

    /** Unique local addresses, and those that carry one of IPv4: by 64:ff9b::/96, 2002::/16 or in the old way. */
    private static boolean isReserved6(Inet6Address address) {
        var bytes = address.getAddress();
        var first = bytes[0] & 0xff;
        var second = bytes[1] & 0xff;
        return (first & 0xfe) == 0xfc
                || (first == 0x00 && second == 0x64)
                || (first == 0x20 && second == 0x02)
                || address.isIPv4CompatibleAddress();
    }
}
