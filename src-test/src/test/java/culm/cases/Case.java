package culm.cases;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/**
 * One of bamboo's own tests.
 *
 * @param tests those of ours that cover it, as {@code Class#method}
 * @param note without tests: why it does not apply; with tests: how ours differs, if it does
 */
record Case(int number, String about, List<String> tests, String note) {

    private static final int COLUMNS = 4;

    static List<Case> all() {
        try (var stream = Case.class.getResourceAsStream("/cases.tsv")) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(Case::of)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Case of(String line) {
        var fields = Arrays.copyOf(line.split("\t"), COLUMNS);
        var tests = fields[2] == null || fields[2].isEmpty() ? List.<String>of() : List.of(fields[2].split(" "));
        return new Case(Integer.parseInt(fields[0]), fields[1], tests, fields[3] == null ? "" : fields[3]);
    }
}
