package culm.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** The users WildFly knows by itself: remote EJB calls are authenticated by the server, before our application. */
final class ApplicationUsers {

    private static final String REALM = "ApplicationRealm";

    private ApplicationUsers() {}

    /** Users with one role each, as {@code add-user.sh -a} writes them, but with no password on a command line. */
    static void write(Path configuration, List<RemoteUser> users) throws IOException {
        var passwords = new StringBuilder();
        var roles = new StringBuilder();
        for (var user : users) {
            passwords.append("%s=%s%n".formatted(user.name(), digest(user)));
            roles.append("%s=%s%n".formatted(user.name(), user.role()));
        }
        OwnerFile.write(configuration.resolve("application-users.properties"), passwords.toString());
        OwnerFile.write(configuration.resolve("application-roles.properties"), roles.toString());
    }

    private static String digest(RemoteUser user) {
        var text = String.join(":", user.name(), REALM, user.password());
        try {
            var md5 = MessageDigest.getInstance("MD5"); // what SASL DIGEST-MD5 and the realm's files are made of
            return HexFormat.of().formatHex(md5.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
