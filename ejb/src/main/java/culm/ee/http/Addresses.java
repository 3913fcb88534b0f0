package culm.ee.http;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;

/**
 * Where requests may go. Whoever may have this server send requests sends them from where it stands: so they must not reach
 * what is behind the same wall.
 */
public final class Addresses {

    /** Finds the addresses of a host. */
    public interface Names {
        InetAddress[] of(String host) throws UnknownHostException;
    }

    /** A host that may not be reached: nothing was sent to it. */
    public static final class Refused extends UnknownHostException {
        private static final long serialVersionUID = 1L;

        Refused(String reason) {
            super(reason);
        }
    }

    private static final int LONGEST = 2_000;
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private final boolean privateToo;
    private final Names names;

    /** @param privateToo whether addresses of this machine and of private networks may be reached */
    public Addresses(boolean privateToo) {
        this(privateToo, InetAddress::getAllByName);
    }

    public Addresses(boolean privateToo, Names names) {
        this.privateToo = privateToo;
        this.names = names;
    }

    /** What is wrong with the form of an address. */
    public Optional<String> wrong(String url) {
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

    /**
     * The addresses of a host, as its name is resolved at this moment: one that leads to this machine or a private network
     * has all of them refused. Whoever connects must connect to one of these, and not ask for the name again.
     *
     * @throws Refused if none may be reached
     */
    public InetAddress[] reachable(String host) throws UnknownHostException {
        var found = names.of(host);
        for (var address : found) {
            if (!privateToo && isPrivate(address)) {
                throw new Refused("the address leads to this machine or a private network");
            }
        }
        return found;
    }

    /** Why a host may not be reached, as its name is resolved at this moment. */
    public Optional<String> refusal(String host) {
        try {
            reachable(host);
            return Optional.empty();
        } catch (Refused refused) {
            return Optional.of(refused.getMessage());
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

    /** This network, shared address space, protocol assignments, relays of IPv6, benchmarks, and what is reserved. */
    private static boolean isReserved4(byte[] bytes) {
        var first = bytes[0] & 0xff;
        var second = bytes[1] & 0xff;
        return first == 0
                || first >= 240
                || (first == 100 && second >= 64 && second < 128)
                || (first == 192 && second == 0 && bytes[2] == 0)
                || (first == 192 && second == 88 && (bytes[2] & 0xff) == 99)
                || (first == 198 && (second == 18 || second == 19));
    }

    /**
     * Unique local addresses, and those that carry one of IPv4, which a gateway may unpack: all that begin with 64 zero bits,
     * 64:ff9b::/32, 2001::/32 and 2002::/16.
     */
    private static boolean isReserved6(Inet6Address address) {
        var bytes = address.getAddress();
        var first = bytes[0] & 0xff;
        var second = bytes[1] & 0xff;
        return (first & 0xfe) == 0xfc
                || (first == 0x00 && second == 0x64)
                || (first == 0x20 && second == 0x01 && bytes[2] == 0 && bytes[3] == 0)
                || (first == 0x20 && second == 0x02)
                || beginsWithZeros(bytes);
    }

    private static boolean beginsWithZeros(byte[] bytes) {
        for (int i = 0; i < 8; i++) {
            if (bytes[i] != 0) {
                return false;
            }
        }
        return true;
    }
}
