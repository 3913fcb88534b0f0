package culm.ee.persistence;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Columns of a table, in the order in which their values are written and read. */
record Columns(List<String> names, List<Type> types) {

    /** @param listed names with blanks between them; what is no text has its type behind a colon */
    static Columns of(String listed) {
        var names = new ArrayList<String>();
        var types = new ArrayList<Type>();
        for (var column : listed.strip().split("\\s+")) {
            var parts = column.split(":");
            names.add(parts[0]);
            types.add(parts.length == 1 ? Type.TEXT : Type.valueOf(parts[1].toUpperCase(Locale.ROOT)));
        }
        return new Columns(List.copyOf(names), List.copyOf(types));
    }

    Columns and(Columns more) {
        return new Columns(
                Stream.concat(names.stream(), more.names.stream()).toList(),
                Stream.concat(types.stream(), more.types.stream()).toList());
    }

    Columns withPrefix(String prefix) {
        return new Columns(names.stream().map(prefix::concat).toList(), types);
    }

    String listed() {
        return String.join(", ", names);
    }

    String marks() {
        return String.join(", ", Collections.nCopies(names.size(), "?"));
    }

    /**
     * A row for each element of arrays that are all as long. PostgreSQL makes them one by one when they stand in a list of
     * columns; as a table it would first store each array apart, which costs more than what is done with it.
     */
    String unnested() {
        return IntStream.range(0, names.size())
                .mapToObj(i -> "unnest(%s) AS %s".formatted(types.get(i).arrayMark(), names.get(i)))
                .collect(Collectors.joining(", "));
    }

    /** Each column, an equals sign, and what stands in the same place. */
    String equal(Columns others, String separator) {
        return equal(others.names, separator);
    }

    /**
     * The same as a condition, for PostgreSQL, that makes it look up each row on its own. A plan stays while a table grows; one
     * that was made when the table was empty would go through all of it, along an index, to merge it with what is given.
     */
    String lookedUp(Columns others) {
        return IntStream.range(0, names.size())
                .mapToObj(i -> Database.POSTGRESQL.lookedUp(names.get(i), others.names.get(i)))
                .collect(Collectors.joining(" AND "));
    }

    String equalMarks(String separator) {
        return equal(Collections.nCopies(names.size(), "?"), separator);
    }

    private String equal(List<String> others, String separator) {
        return IntStream.range(0, names.size())
                .mapToObj(i -> names.get(i) + " = " + others.get(i))
                .collect(Collectors.joining(separator));
    }
}
