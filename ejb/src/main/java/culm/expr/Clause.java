package culm.expr;

import java.util.List;
import java.util.Set;

/** A condition taken apart. */
sealed interface Clause {

    /** @throws Refused if it cannot be decided */
    boolean holds(Names names, Budget budget);

    void addReferences(Set<String> references);

    record Always() implements Clause {
        @Override
        public boolean holds(Names names, Budget budget) {
            return true;
        }

        @Override
        public void addReferences(Set<String> references) {}
    }

    record Comparison(String source, Operand left, Comparing operator, Operand right) implements Clause {
        @Override
        public boolean holds(Names names, Budget budget) {
            try {
                budget.step();
                return operator.holds(left.value(names, budget), right.value(names, budget), budget);
            } catch (Refused reason) {
                throw new Refused("%s: %s".formatted(source, reason.getMessage()));
            }
        }

        @Override
        public void addReferences(Set<String> references) {
            left.addReferences(references);
            right.addReferences(references);
        }
    }

    /** Clauses with <code>and</code> or <code>or</code> between them; all that follows is the other side. */
    record Chain(List<Clause> clauses, List<Boolean> ands) implements Clause {
        @Override
        public boolean holds(Names names, Budget budget) {
            for (int i = 0; i < ands.size(); i++) {
                boolean holds = clauses.get(i).holds(names, budget);
                if (holds != ands.get(i)) {
                    return holds;
                }
            }
            return clauses.get(ands.size()).holds(names, budget);
        }

        @Override
        public void addReferences(Set<String> references) {
            clauses.forEach(clause -> clause.addReferences(references));
        }
    }

    /** A template whose text says whether it holds. */
    record Rendered(Part.Mixed text) implements Clause {
        @Override
        public boolean holds(Names names, Budget budget) {
            String rendered = text.render(new Rendering(names, budget, true)).strip();
            if (!rendered.equals("True") && !rendered.equals("False")) {
                throw new Refused("'%s' is neither True nor False".formatted(Characters.shortened(rendered, 80)));
            }
            return rendered.equals("True");
        }

        @Override
        public void addReferences(Set<String> references) {
            text.addReferences(references);
        }
    }
}
