package culm.expr;

import java.util.LinkedHashSet;
import java.util.Set;

/** What a gateway asks before it opens a branch. Read once, asked as often as wanted, by any thread. */
public final class Condition {

    private final String text;
    private final Clause clause;
    private final Set<String> references;

    private Condition(String text, Clause clause) {
        this.text = text;
        this.clause = clause;
        var names = new LinkedHashSet<String>();
        clause.addReferences(names);
        this.references = Set.copyOf(names);
    }

    /** @throws ConditionFailed if the text is no condition */
    public static Condition parse(String text) {
        return parse(text, Language.BOOLRULE);
    }

    /** @throws ConditionFailed if the text is no condition */
    public static Condition parse(String text, Language language) {
        if (text.length() > Limits.CONDITION) {
            throw new ConditionFailed("a condition is longer than %d characters".formatted(Limits.CONDITION));
        }
        return new Condition(
                text,
                switch (language) {
                    case BOOLRULE -> ConditionParser.parse(text);
                    case MAKO -> new Clause.Rendered(PartReader.readText(text));
                });
    }

    /** The names it looks up, without wrapper. */
    public Set<String> references() {
        return references;
    }

    /**
     * @throws ConditionFailed if a name is unknown or values do not compare
     * @throws RenderFailed only if the names throw it
     */
    public boolean holds(Names names) {
        try {
            return clause.holds(names, new Budget());
        } catch (Refused reason) {
            throw new ConditionFailed(reason.getMessage());
        }
    }

    public String text() {
        return text;
    }

    @Override
    public String toString() {
        return text;
    }
}
