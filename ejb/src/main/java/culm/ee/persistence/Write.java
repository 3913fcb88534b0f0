package culm.ee.persistence;

import java.util.List;

/**
 * A kind of write. Its texts are few and stay the same, so that drivers and databases keep them prepared.
 *
 * @param one for one row
 * @param many for any number of rows, with an array for each column: for PostgreSQL, or null
 * @param strict does the same where all rows can be written; else the database refuses it by itself, without their being counted. Or null
 */
record Write(String one, String many, List<Type> types, Write strict) {

    Write(String one, String many, List<Type> types) {
        this(one, many, types, null);
    }

    static Write insert(String table, Columns columns) {
        return insert(table, columns, "");
    }

    /** @param tail what follows the values */
    static Write insert(String table, Columns columns, String tail) {
        var into = "INSERT INTO %s (%s) ".formatted(table, columns.listed());
        return new Write(
                into + "VALUES (%s)".formatted(columns.marks()) + tail,
                into + "SELECT %s".formatted(columns.unnested()) + tail,
                columns.types());
    }

    /** Leaves out the rows that are there. */
    static Write insertNew(String table, Columns columns) {
        var some = insert(table, columns, " ON CONFLICT DO NOTHING");
        return new Write(some.one(), some.many(), some.types(), insert(table, columns));
    }

    /**
     * @param alone what else is assigned, from the row alone; "" or with a comma in front
     * @param keys which row; their values come last
     */
    static Write update(String table, Columns changed, String alone, Columns keys) {
        var given = changed.withPrefix("new_").and(keys.withPrefix("of_"));
        return new Write(
                "UPDATE %s SET %s%s WHERE %s"
                        .formatted(table, changed.equalMarks(", "), alone, keys.equalMarks(" AND ")),
                "UPDATE %s SET %s%s FROM (SELECT %s) AS given WHERE %s"
                        .formatted(
                                table,
                                changed.equal(changed.withPrefix("new_"), ", "),
                                alone,
                                given.unnested(),
                                keys.lookedUp(keys.withPrefix("of_"))),
                given.types());
    }

    static Write delete(String table, Columns keys) {
        var given = keys.withPrefix("of_");
        return new Write(
                "DELETE FROM %s WHERE %s".formatted(table, keys.equalMarks(" AND ")),
                "DELETE FROM %s USING (SELECT %s) AS given WHERE %s"
                        .formatted(table, given.unnested(), keys.lookedUp(given)),
                keys.types());
    }

    /** Whether it only keeps others out: it gives rows, which nobody reads, and no count. */
    boolean locks() {
        return one.startsWith("SELECT");
    }
}
