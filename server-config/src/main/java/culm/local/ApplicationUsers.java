package culm.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The users WildFly knows by itself: remote EJB calls are authenticated by the server, before our application. */
final class ApplicationUsers {

    private static final String REALM = "ApplicationRealm";

    private ApplicationUsers() {}

    /** One user with one role, as {@code add-user.sh -a} writes it, but with no password on a command line. */
    static void write(Path configuration, String user, String password, String role) throws IOException {
        OwnerFile.write(
                configuration.resolve("application-users.properties"),
                "%s=%s%n".formatted(user, digest(user + ":" + REALM + ":" + password)));
        OwnerFile.write(configuration.resolve("application-roles.properties"), "%s=%s%n".formatted(user, role));
    }

    private static String digest(String text) {
        try {
            var md5 = MessageDigest.getInstance("MD5"); // what SASL DIGEST-MD5 and the realm's files are made of
            return HexFormat.of().formatHex(md5.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
