package culm.operations;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toCollection;

import culm.api.Code;
import culm.operations.OperationTable.Cell;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The table for people: one small table for each kind of subject, and only the columns in which something is allowed. */
final class OperationsPage {

    private static final String INTRODUCTION =
            """
            # What you may do when

            What the operators' verbs answer for every kind of subject in every state it can be in. A cell is the `code` of the
            answer. **OK** means that the call was accepted; with any other code it was refused and nothing has changed, and
            `message` says why. How to reach the verbs: [README](../README.md).

            This page is made from the table that the tests ask the engine, in memory and on a server, cell by cell.

            | code | means |
            |---|---|
            """;

    private record Chapter(String title, List<String> kinds) {

        String name(Situation situation) {
            return kinds.size() > 1 ? situation.kind + ", " + situation.state : situation.state;
        }
    }

    private static final List<Chapter> CHAPTERS = List.of(
            new Chapter("Pipelines", List.of("pipeline")),
            new Chapter("Subprocesses", List.of("subprocess")),
            new Chapter("Activities", List.of("activity")),
            new Chapter(
                    "Gateways",
                    List.of(
                            "exclusive gateway",
                            "conditional parallel gateway",
                            "parallel gateway",
                            "converge gateway")),
            new Chapter("Events", List.of("start event", "end event")));

    private final OperationTable table;
    private final Map<Code, String> meanings;

    /** @param meanings what each code means, in one sentence */
    OperationsPage(OperationTable table, Map<Code, String> meanings) {
        this.table = table;
        this.meanings = meanings;
    }

    static boolean shows(Situation situation) {
        return CHAPTERS.stream().anyMatch(chapter -> chapter.kinds.contains(situation.kind));
    }

    String text() {
        var page = new StringBuilder(INTRODUCTION);
        table.cells().stream()
                .map(Cell::code)
                .collect(toCollection(TreeSet::new))
                .forEach(code -> page.append("| %s | %s |\n".formatted(shown(code), meanings.get(code))));
        CHAPTERS.forEach(chapter -> page.append(text(chapter)));
        return page.toString();
    }

    private String text(Chapter chapter) {
        var rows = rows(chapter);
        var mixed = new LinkedHashMap<>(rows);
        mixed.values().removeIf(OperationsPage::uniform);
        var remarks = new ArrayList<String>();
        rows.forEach((situation, codes) -> {
            if (uniform(codes)) {
                remarks.add("- %s: %s, whatever you call"
                        .formatted(
                                chapter.name(situation),
                                shown(codes.values().iterator().next())));
            }
        });
        neverAccepted(mixed, chapter).forEach((codes, verbs) -> remarks.add("- %s: %s".formatted(verbs, codes)));
        return "\n## %s\n\n%s\n%s".formatted(chapter.title, grid(mixed, chapter), lines(remarks));
    }

    private Map<Situation, Map<Operation, Code>> rows(Chapter chapter) {
        var rows = new LinkedHashMap<Situation, Map<Operation, Code>>();
        for (var cell : table.cells()) {
            if (chapter.kinds.contains(cell.situation().kind)) {
                rows.computeIfAbsent(cell.situation(), situation -> new EnumMap<>(Operation.class))
                        .put(cell.operation(), cell.code());
            }
        }
        return rows;
    }

    private static String grid(Map<Situation, Map<Operation, Code>> rows, Chapter chapter) {
        var columns = Arrays.stream(Operation.values())
                .filter(operation -> everAccepted(operation, rows))
                .toList();
        var lines = new ArrayList<String>();
        lines.add("| |"
                + columns.stream().map(column -> " `" + column.text() + "` |").collect(joining()));
        lines.add("|---|" + "---|".repeat(columns.size()));
        rows.forEach((situation, codes) -> lines.add("| " + chapter.name(situation) + " |"
                + columns.stream()
                        .map(column -> " " + shown(codes.get(column)) + " |")
                        .collect(joining())));
        return lines(lines);
    }

    /** Verbs by what they are refused with. */
    private static Map<String, String> neverAccepted(Map<Situation, Map<Operation, Code>> rows, Chapter chapter) {
        return Arrays.stream(Operation.values())
                .filter(operation -> !everAccepted(operation, rows))
                .collect(groupingBy(
                        operation -> refusals(operation, rows, chapter),
                        LinkedHashMap::new,
                        mapping(operation -> "`" + operation.text() + "`", joining(", "))));
    }

    /** The usual code first, the others with the states in which they come. */
    private static String refusals(Operation operation, Map<Situation, Map<Operation, Code>> rows, Chapter chapter) {
        var states = new LinkedHashMap<Code, List<String>>();
        rows.forEach((situation, codes) -> states.computeIfAbsent(codes.get(operation), code -> new ArrayList<>())
                .add(chapter.name(situation)));
        var usual = states.keySet().stream()
                .max(Comparator.comparingInt(code -> states.get(code).size()))
                .orElseThrow();
        return states.entrySet().stream()
                .filter(entry -> entry.getKey() != usual)
                .map(entry -> "; %s (%s)".formatted(shown(entry.getKey()), String.join("; ", entry.getValue())))
                .collect(joining("", "never, " + shown(usual), ""));
    }

    private static boolean uniform(Map<Operation, Code> codes) {
        return Set.copyOf(codes.values()).size() == 1;
    }

    private static boolean everAccepted(Operation operation, Map<Situation, Map<Operation, Code>> rows) {
        return rows.values().stream().anyMatch(codes -> codes.get(operation) == Code.OK);
    }

    private static String shown(Code code) {
        return code == Code.OK ? "**OK**" : code.name();
    }

    private static String lines(List<String> lines) {
        return lines.stream().map(line -> line + "\n").collect(joining());
    }
}
