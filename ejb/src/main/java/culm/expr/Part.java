package culm.expr;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A template taken apart. */
sealed interface Part {

    Object render(Rendering rendering);

    void addReferences(Set<String> references);

    /** Nothing to render, down to the last element. */
    record Fixed(Object value) implements Part {
        @Override
        public Object render(Rendering rendering) {
            return value;
        }

        @Override
        public void addReferences(Set<String> references) {}
    }

    /** A text that is one fragment and nothing else. */
    record Whole(Fragment fragment) implements Part {
        @Override
        public Object render(Rendering rendering) {
            return rendering.whole(fragment);
        }

        @Override
        public void addReferences(Set<String> references) {
            references.addAll(fragment.references());
        }
    }

    /** Text around fragments: before each of them, and behind the last. */
    record Mixed(List<String> texts, List<Fragment> fragments) implements Part {
        @Override
        public String render(Rendering rendering) {
            var out = new StringBuilder(texts.get(0));
            for (int i = 0; i < fragments.size(); i++) {
                out.append(rendering.text(fragments.get(i))).append(texts.get(i + 1));
            }
            return out.toString();
        }

        @Override
        public void addReferences(Set<String> references) {
            fragments.forEach(fragment -> references.addAll(fragment.references()));
        }

        Part simplified() {
            if (fragments.isEmpty()) {
                return new Fixed(texts.get(0));
            }
            return texts.equals(List.of("", "")) ? new Whole(fragments.get(0)) : this;
        }
    }

    record Items(List<Part> parts) implements Part {
        @Override
        public Object render(Rendering rendering) {
            var items = new ArrayList<Object>(parts.size());
            for (Part part : parts) {
                items.add(part.render(rendering));
            }
            return items;
        }

        @Override
        public void addReferences(Set<String> references) {
            parts.forEach(part -> part.addReferences(references));
        }
    }

    record Entries(Map<String, Part> parts) implements Part {
        @Override
        public Object render(Rendering rendering) {
            var entries = new LinkedHashMap<String, Object>();
            for (var part : parts.entrySet()) {
                entries.put(part.getKey(), part.getValue().render(rendering));
            }
            return entries;
        }

        @Override
        public void addReferences(Set<String> references) {
            parts.values().forEach(part -> part.addReferences(references));
        }
    }
}
