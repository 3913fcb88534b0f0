package culm.ee.component;

import java.math.BigDecimal;
import java.sql.Clob;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The rows of a query as values that flows carry. */
final class Rows {

    private static final int MOST_CHARACTERS = 1 << 20;

    private final ResultSet results;
    private final int most;
    private final List<Object> columns = new ArrayList<>();
    private int characters;

    /** @param most how many rows */
    Rows(ResultSet results, int most) {
        this.results = results;
        this.most = most;
    }

    void putOut(Map<String, Object> outputs) throws SQLException {
        var about = results.getMetaData();
        for (int i = 1; i <= about.getColumnCount(); i++) {
            columns.add(about.getColumnLabel(i));
        }
        var rows = new ArrayList<Object>();
        var more = false;
        while (results.next() && !more) {
            more = rows.size() == most;
            if (!more) {
                rows.add(row());
            }
        }
        outputs.put("columns", columns);
        outputs.put("rows", rows);
        outputs.put("row_count", (long) rows.size());
        outputs.put("truncated", more);
    }

    private Map<String, Object> row() throws SQLException {
        var row = new LinkedHashMap<String, Object>();
        for (int i = 0; i < columns.size(); i++) {
            var value = value(results.getObject(i + 1));
            characters += value instanceof String text ? text.length() : 8;
            if (characters > MOST_CHARACTERS) {
                throw new SQLException("the result has more than %d characters".formatted(MOST_CHARACTERS));
            }
            row.put((String) columns.get(i), value);
        }
        return row;
    }

    private static Object value(Object value) throws SQLException {
        if (value == null || value instanceof String || value instanceof Boolean) {
            return value;
        }
        if (value instanceof Number number) {
            return number(number);
        }
        if (value instanceof byte[] bytes) {
            return Base64.getEncoder().encodeToString(bytes);
        }
        if (value instanceof Clob text) {
            return text.getSubString(1, (int) Math.min(text.length(), MOST_CHARACTERS + 1));
        }
        return value instanceof Timestamp time ? time.toLocalDateTime().toString() : value.toString();
    }

    /** A decimal of which a double would be another number stays a text. */
    private static Object number(Number number) {
        if (number instanceof Double || number instanceof Float) {
            var real = number.doubleValue();
            return Double.isFinite(real) ? (Object) real : number.toString();
        }
        var exact = new BigDecimal(number.toString());
        if (exact.scale() <= 0) {
            var whole = exact.toBigInteger();
            return whole.bitLength() < 64 ? (Object) whole.longValue() : whole;
        }
        var real = exact.doubleValue();
        return Double.isFinite(real) && new BigDecimal(Double.toString(real)).compareTo(exact) == 0
                ? (Object) real
                : exact.toPlainString();
    }
}
