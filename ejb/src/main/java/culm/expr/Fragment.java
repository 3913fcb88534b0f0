package culm.expr;

import java.util.Set;

/** What stands in <code>${ }</code>: the name of a variable, or an expression. */
final class Fragment {

    private final String content;
    private final Parser.Parsed parsed;
    private final String fault;

    private Fragment(String content, Parser.Parsed parsed, String fault) {
        this.content = content;
        this.parsed = parsed;
        this.fault = fault;
    }

    static Fragment of(String content) {
        try {
            return new Fragment(content, Parser.parse(content), null);
        } catch (Refused reason) { // it may still be the name of a variable
            return new Fragment(content, null, reason.getMessage());
        }
    }

    boolean isExpression() {
        return fault == null;
    }

    String source() {
        return Brackets.OPEN + content + "}";
    }

    Set<String> references() {
        return parsed == null ? Set.of(content) : parsed.names();
    }

    boolean isNameIn(Names names) {
        return names.has(content);
    }

    /** The object itself; a variable of exactly this name goes before every other meaning. */
    Object value(Names names, Budget budget) {
        if (names.has(content)) {
            return names.get(content);
        } else if (parsed == null) {
            throw new Refused(fault);
        }
        return parsed.expression().evaluate(new Scope(names, budget));
    }
}
