package culm.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Map;

/** The password of {@code admin}: given, or made at the first start and kept for the next ones. */
final class AdminPassword {

    static final String VARIABLE = "CULM_ADMIN_PASSWORD";

    private static final int RANDOM_BYTES = 15;

    private AdminPassword() {}

    static String of(Map<String, String> environment, Path directory) {
        var given = environment.get(VARIABLE);
        return given == null || given.isBlank() ? kept(directory.resolve("admin-password")) : given;
    }

    private static String kept(Path file) {
        try {
            if (!Files.exists(file)) {
                Files.createDirectories(file.getParent());
                OwnerFile.write(file, made());
            }
            return Files.readString(file).strip();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static String made() {
        var bytes = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
