package culm.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** What a process takes of the machine's memory. */
final class Memory {

    private static final Pattern RESIDENT = Pattern.compile("^VmRSS:\\s+(\\d+) kB", Pattern.MULTILINE);
    private static final int KILOBYTES_IN_MEGABYTE = 1024;

    private Memory() {}

    /** In megabytes; empty where the system does not tell it as Linux does. */
    static OptionalLong resident(long pid) {
        return resident(Path.of("/proc", Long.toString(pid), "status"));
    }

    static OptionalLong resident(Path status) {
        try {
            var found = RESIDENT.matcher(Files.readString(status));
            return found.find()
                    ? OptionalLong.of(Long.parseLong(found.group(1)) / KILOBYTES_IN_MEGABYTE)
                    : OptionalLong.empty();
        } catch (IOException notLinux) {
            return OptionalLong.empty();
        }
    }
}
