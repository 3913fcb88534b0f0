package culm.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * The command line by which Payara itself would start a domain, so that JVM flags are Payara's business.
 *
 * @param line one argument each, with {@link #DOMAIN} in the place of the domain's directory
 */
record PayaraLaunch(List<String> line) {

    private static final String DOMAIN = "@domain@";
    private static final String MAIN = "com.sun.enterprise.glassfish.bootstrap.ASMain";

    /** @param told what {@code asadmin start-domain --dry-run} prints for the domain in {@code directory} */
    static PayaraLaunch of(List<String> told, Path directory) {
        var line = told.stream()
                .dropWhile(argument -> !argument.startsWith("/") && !argument.matches("[A-Z]:.*"))
                .takeWhile(argument -> !argument.isEmpty())
                .map(argument -> argument.replace(directory.toString(), DOMAIN))
                .toList();
        if (!line.contains(MAIN)) {
            throw new Trouble("Payara does not tell how it would be started: " + String.join(" ", told));
        }
        return new PayaraLaunch(line);
    }

    static PayaraLaunch read(Path file) throws IOException {
        return new PayaraLaunch(Files.readAllLines(file));
    }

    void write(Path file) throws IOException {
        Files.write(file, line);
    }

    /** @param options of the JVM: they come last, and the JVM takes the last of two that contradict each other */
    List<String> command(Path directory, List<String> options) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        for (int i = 1; i < line.size(); i++) {
            if (line.get(i).equals(MAIN)) {
                command.addAll(options);
            }
            command.add(
                    line.get(i - 1).equals("-read-stdin")
                            ? "false"
                            : line.get(i).replace(DOMAIN, directory.toString()));
        }
        return command;
    }
}
