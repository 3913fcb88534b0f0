package culm.ee.json;

/** Text that is not JSON, or that goes beyond what is accepted of it; the message says where. */
public final class JsonSyntax extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final long line;
    private final long column;

    JsonSyntax(String problem, long line, long column) {
        super("line %d, column %d: %s".formatted(line, column, problem), null, false, false);
        this.line = line;
        this.column = column;
    }

    public long line() {
        return line;
    }

    public long column() {
        return column;
    }
}
