package culm.expr;

import java.util.List;
import java.util.function.Function;

/** The inside of <code>f"..."</code>: text, and expressions in braces. Formats behind a colon are not known. */
final class FormatText {

    private FormatText() {}

    static void addParts(String content, List<Expression> parts, Function<String, Expression> parser) {
        var plain = new StringBuilder();
        for (int i = 0; i < content.length(); i++) {
            char next = content.charAt(i);
            boolean doubled = i + 1 < content.length() && content.charAt(i + 1) == next;
            if (next != '{' && next != '}') {
                plain.append(next);
            } else if (doubled) {
                plain.append(next);
                i++;
            } else {
                int end = next == '{' ? Brackets.end(content, i + 1, '}', "\\") : -1;
                if (end < 0) {
                    throw new Refused("a brace in a text has no partner");
                }
                addPlain(plain, parts);
                parts.add(parser.apply(content.substring(i + 1, end)));
                i = end;
            }
        }
        addPlain(plain, parts);
    }

    private static void addPlain(StringBuilder plain, List<Expression> parts) {
        parts.add(new Expression.Constant(Escapes.resolve(plain.toString())));
        plain.setLength(0);
    }
}
