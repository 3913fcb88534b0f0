package culm.ee.care;

import culm.ee.json.JsonText;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * Runs in files: a directory for each day, in it files of lines that are JSON, packed by gzip. The first line of a file says which runs it has, each
 * other line is a run. A file has its name when it is whole and on disk; a run may be in two, if a server was lost between that and its
 * removal. Then the later one counts.
 */
public final class Archive {

    /** Of the lines. What is added does not change it. */
    public static final int FORMAT = 1;

    private static final String ENDING = ".ndjson.gz";
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyy-MM-dd").withZone(ZoneOffset.UTC);

    private final Path directory;

    public Archive(Path directory) {
        this.directory = directory;
    }

    /**
     * A file of the archive.
     *
     * @param name with its directory
     */
    public record Part(String name, Instant madeAt, int runs, long bytes) {}

    /**
     * Keeps runs. When it returns, they are on disk.
     *
     * @param id of the file: later ones sort after earlier ones
     * @param runs each with its {@code id}
     */
    void add(String id, Instant now, List<Map<String, Object>> runs) {
        try {
            var day = Files.createDirectories(directory.resolve(DAY.format(now)));
            var unfinished = day.resolve("." + id + ".part");
            write(unfinished, now, runs);
            sync(unfinished, StandardOpenOption.WRITE);
            Files.move(unfinished, day.resolve(id + ENDING), StandardCopyOption.ATOMIC_MOVE);
            syncDirectory(day);
            syncDirectory(directory);
        } catch (IOException full) {
            throw new UncheckedIOException(full);
        }
    }

    private static void write(Path file, Instant now, List<Map<String, Object>> runs) throws IOException {
        try (var out = new BufferedWriter(
                new OutputStreamWriter(new GZIPOutputStream(Files.newOutputStream(file)), StandardCharsets.UTF_8))) {
            var head = new LinkedHashMap<String, Object>();
            head.put("culm_archive", (long) FORMAT);
            head.put("made_at", now.toString());
            head.put("ids", runs.stream().map(run -> run.get("id")).toList());
            line(out, head);
            for (var run : runs) {
                line(out, run);
            }
        }
    }

    private static void line(BufferedWriter out, Map<String, Object> object) throws IOException {
        out.write(JsonText.write(object));
        out.write('\n');
    }

    private static void sync(Path file, StandardOpenOption how) throws IOException {
        try (var channel = FileChannel.open(file, how)) {
            channel.force(true);
        }
    }

    /** Not every system lets one. */
    private static void syncDirectory(Path path) throws IOException {
        try {
            sync(path, StandardOpenOption.READ);
        } catch (FileSystemException windows) {
            // there a rename is kept without it
        }
    }

    /** The latest first. */
    public List<Part> parts() {
        return files().stream().map(this::part).toList();
    }

    private List<Path> files() {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(directory, 2)) {
            return files.filter(file -> file.getFileName().toString().endsWith(ENDING))
                    .sorted((one, other) -> other.compareTo(one))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private Part part(Path file) {
        try (var lines = lines(file)) {
            var head = object(lines.readLine());
            var name = directory.relativize(file).toString().replace('\\', '/');
            return new Part(
                    name, Instant.parse((String) head.get("made_at")), ids(head).size(), Files.size(file));
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** A run as it was when it was removed. */
    public Optional<Map<String, Object>> find(String id) {
        return files().stream()
                .map(file -> find(file, id))
                .filter(Objects::nonNull)
                .findFirst();
    }

    private static Map<String, Object> find(Path file, String id) {
        try (var lines = lines(file)) {
            var place = ids(object(lines.readLine())).indexOf(id);
            if (place < 0) {
                return null;
            }
            return lines.lines().skip(place).findFirst().map(Archive::object).orElse(null);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    /** All runs, each once, those that were archived last first. */
    public void forEach(Consumer<Map<String, Object>> reader) {
        var seen = new HashSet<Object>();
        for (var file : files()) {
            try (var lines = lines(file)) {
                lines.lines()
                        .skip(1)
                        .map(Archive::object)
                        .filter(run -> seen.add(run.get("id")))
                        .forEach(reader);
            } catch (IOException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }

    private static BufferedReader lines(Path file) throws IOException {
        return new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8));
    }

    @SuppressWarnings("unchecked") // we have written it
    private static Map<String, Object> object(String line) {
        return (Map<String, Object>) JsonText.parse(line);
    }

    private static List<?> ids(Map<String, Object> head) {
        return (List<?>) head.get("ids");
    }
}
