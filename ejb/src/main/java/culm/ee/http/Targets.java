package culm.ee.http;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Which scheme, host and port requests may go to. */
public final class Targets {

    /**
     * Such as {@code https://api.example.org}, {@code https://*.example.org:8443}, {@code http://127.0.0.1:*}. {@code *.} stands for
     * any name before the rest, {@code *} alone for any host or any port. Without a port it is that of the scheme.
     */
    public static final String FORM =
            "https?://(\\*|(\\*\\.)?[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?|\\[[0-9A-Fa-f:.]+])(:(\\d{1,5}|\\*))?";

    private static final Pattern PARTS = Pattern.compile("(https?)://(\\[[^]]*]|[^:]*)(?::(.*))?");

    private record Target(String scheme, String host, String port) {

        static Target of(String text) {
            var parts = PARTS.matcher(text.toLowerCase(Locale.ROOT));
            if (!text.matches(FORM) || !parts.matches()) {
                throw new IllegalArgumentException(text);
            }
            var port = parts.group(3) == null ? Integer.toString(usual(parts.group(1))) : parts.group(3);
            return new Target(parts.group(1), parts.group(2), port);
        }

        boolean fits(String otherScheme, String otherHost, int otherPort) {
            return scheme.equals(otherScheme)
                    && (port.equals("*") || port.equals(Integer.toString(otherPort)))
                    && fits(otherHost);
        }

        private boolean fits(String name) {
            return host.equals("*")
                    || host.equals(name)
                    || (host.startsWith("*.") && name.endsWith(host.substring(1)) && name.length() > host.length() - 1);
        }
    }

    private final List<Target> all;

    /** @throws IllegalArgumentException if one is not of the {@link #FORM} */
    public Targets(List<String> all) {
        this.all = all.stream().map(Target::of).toList();
    }

    /** @param uri absolute, with a host */
    public boolean include(URI uri) {
        var scheme = uri.getScheme().toLowerCase(Locale.ROOT);
        var host = uri.getHost().toLowerCase(Locale.ROOT);
        var name = host.endsWith(".") ? host.substring(0, host.length() - 1) : host;
        var port = uri.getPort() < 0 ? usual(scheme) : uri.getPort();
        return all.stream().anyMatch(target -> target.fits(scheme, name, port));
    }

    private static int usual(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }
}
