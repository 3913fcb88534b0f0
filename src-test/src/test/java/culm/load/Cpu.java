package culm.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * CPU seconds so far, as Linux counts them; all 0 elsewhere.
 *
 * @param server of the server's JVM
 * @param database of all processes of a database on this machine
 * @param machine of everything that runs here
 */
record Cpu(double server, double database, double machine) {

    private static final Path PROC = Path.of("/proc");
    private static final double TICKS = 100;
    private static final int PARENT = 1;
    private static final int USER = 11;
    private static final int SYSTEM = 12;
    private static final int ENDED_USER = 13;
    private static final int ENDED_SYSTEM = 14;
    private static final int IDLE = 4;
    private static final int IO_WAIT = 5;
    private static final int STEAL = 8;

    static Cpu now(ProcessHandle server, LoadDatabase database) {
        if (!Files.isDirectory(PROC)) {
            return new Cpu(0, 0, 0);
        }
        var backend = stat(database.number("select pg_backend_pid()"));
        return new Cpu(
                sum(stat(server.pid()), USER, SYSTEM),
                backend.length == 0 ? 0 : family(Long.parseLong(backend[PARENT])),
                busy());
    }

    Cpu since(Cpu before) {
        return new Cpu(server - before.server, database - before.database, machine - before.machine);
    }

    /** How many cores others kept busy meanwhile. */
    double otherCores(double seconds) {
        return Math.max(0, (machine - server - database) / seconds);
    }

    /** Connections that have ended are counted by the process that made them. */
    private static double family(long father) {
        var own = sum(stat(father), USER, SYSTEM, ENDED_USER, ENDED_SYSTEM);
        return own
                + ProcessHandle.of(father).stream()
                        .flatMap(ProcessHandle::children)
                        .mapToDouble(child -> sum(stat(child.pid()), USER, SYSTEM))
                        .sum();
    }

    private static double busy() {
        var fields = lines(PROC.resolve("stat")).get(0).split("\\s+");
        double busy = 0;
        for (int i = 1; i <= STEAL; i++) {
            busy += i == IDLE || i == IO_WAIT ? 0 : Long.parseLong(fields[i]);
        }
        return busy / TICKS;
    }

    private static double sum(String[] stat, int... fields) {
        return stat.length == 0
                ? 0
                : Arrays.stream(fields).mapToLong(i -> Long.parseLong(stat[i])).sum() / TICKS;
    }

    /** The fields behind the name of the program; none if the process has ended. */
    private static String[] stat(long pid) {
        var lines = lines(PROC.resolve(Long.toString(pid)).resolve("stat"));
        return lines.isEmpty()
                ? new String[0]
                : lines.get(0).substring(lines.get(0).lastIndexOf(')') + 2).split(" ");
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException gone) {
            return List.of();
        }
    }
}
