package culm.operations;

import culm.api.Code;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** What each operation answers in each situation, as kept in {@code operations/table.tsv}. */
record OperationTable(List<Cell> cells) {

    record Cell(Situation situation, Operation operation, Code code) {}

    static OperationTable read() {
        try (var stream = OperationTable.class.getResourceAsStream("/operations/table.tsv")) {
            var lines = new String(stream.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
            var operations = Arrays.stream(lines.get(0).split("\t"))
                    .skip(2)
                    .map(Operation::of)
                    .toList();
            var cells = new ArrayList<Cell>();
            lines.stream().skip(1).forEach(line -> cells.addAll(row(line.split("\t"), operations)));
            return new OperationTable(cells);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Cell> row(String[] fields, List<Operation> operations) {
        var situation = Situation.of(fields[0], fields[1]);
        var cells = new ArrayList<Cell>();
        for (int i = 0; i < operations.size(); i++) {
            cells.add(new Cell(situation, operations.get(i), Code.valueOf(fields[i + 2])));
        }
        return cells;
    }
}
