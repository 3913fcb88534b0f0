package culm.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** Scripts that make a server ready, one after the other. */
record Recipe(String text) {

    private static final int NAME_LENGTH = 12;

    static Recipe of(Path folder, List<String> scripts) throws IOException {
        var text = new StringBuilder();
        for (var script : scripts) {
            text.append(Files.readString(folder.resolve(script)));
        }
        return new Recipe(text.toString());
    }

    /** A changed script gives another name, and so starts from what the server's makers shipped. */
    String name() {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, NAME_LENGTH);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
