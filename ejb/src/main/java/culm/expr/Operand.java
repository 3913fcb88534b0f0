package culm.expr;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One side of a comparison. Its value is bound, never pasted: no value can change what the condition asks. */
sealed interface Operand {

    /** @throws Refused if it has no value */
    Object value(Names names, Budget budget);

    default void addReferences(Set<String> references) {}

    record Literal(Object value) implements Operand {
        @Override
        public Object value(Names names, Budget budget) {
            return value;
        }
    }

    /** <code>1e3</code> is read as an integer, and is none; only who compares with it is told. */
    record Unreadable(String number) implements Operand {
        @Override
        public Object value(Names names, Budget budget) {
            throw new Refused("%s is not an integer, write %s.0 or its digits".formatted(number, number));
        }
    }

    /** A text in quotes, with placeholders that become part of this one text. */
    record Quoted(Part.Mixed text) implements Operand {
        @Override
        public Object value(Names names, Budget budget) {
            return text.render(new Rendering(names, budget, false));
        }

        @Override
        public void addReferences(Set<String> references) {
            text.addReferences(references);
        }
    }

    record Inserted(Fragment fragment) implements Operand {
        @Override
        public Object value(Names names, Budget budget) {
            return Types.known(fragment.value(names, budget));
        }

        @Override
        public void addReferences(Set<String> references) {
            references.addAll(fragment.references());
        }
    }

    /** A name without wrapper, and keys behind dots. A variable whose name has the dots goes first. */
    record Path(String whole) implements Operand {
        @Override
        public Object value(Names names, Budget budget) {
            if (names.has(whole)) {
                return Types.known(names.get(whole));
            }
            List<String> keys = keys();
            if (!names.has(keys.get(0))) {
                throw new Refused("unknown name '%s'".formatted(Characters.shortened(whole, 200)));
            }
            Object value = names.get(keys.get(0));
            for (String key : keys.subList(1, keys.size())) {
                if (!(value instanceof Map<?, ?> map) || !map.containsKey(key)) {
                    throw new Refused(
                            "unknown name '%s', there is no '%s'".formatted(Characters.shortened(whole, 200), key));
                }
                value = map.get(key);
            }
            return Types.known(value);
        }

        private List<String> keys() {
            return List.of(whole.split("\\."));
        }

        @Override
        public void addReferences(Set<String> references) {
            references.add(whole);
            references.add(keys().get(0));
        }
    }

    record Items(List<Operand> operands) implements Operand {
        @Override
        public Object value(Names names, Budget budget) {
            var items = new ArrayList<Object>();
            for (Operand operand : operands) {
                budget.step();
                items.add(operand.value(names, budget));
            }
            return items;
        }

        @Override
        public void addReferences(Set<String> references) {
            operands.forEach(operand -> operand.addReferences(references));
        }
    }
}
