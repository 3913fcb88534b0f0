package culm.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Room on the disk, asked for before it is needed: a server that runs out of it dies in a hundred places. */
final class DiskSpace {

    private static final long MEGABYTE = 1_048_576;

    private DiskSpace() {}

    static void require(int megabytes, Path where) {
        try {
            var free = Files.getFileStore(where).getUsableSpace() / MEGABYTE;
            if (free < megabytes) {
                throw new Trouble("The disk is full: %s has %d MB left, the server needs %d MB."
                        .formatted(where, free, megabytes));
            }
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
