package culm.component;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The inputs of an activity, each read as what it has to be. What is null counts as not given. */
public final class Inputs {

    private final Map<String, Object> values;

    public Inputs(Map<String, Object> values) {
        this.values = values;
    }

    /** @throws WrongInput if there are others: most often they are misspelt */
    public Inputs only(String... names) {
        var known = Set.of(names);
        for (var name : values.keySet()) {
            if (!name.startsWith("_") && !known.contains(name)) {
                throw new WrongInput("there is no input %s; there are %s".formatted(name, String.join(", ", names)));
            }
        }
        return this;
    }

    public boolean has(String name) {
        return values.get(name) != null;
    }

    /** Whatever it is. */
    public Object any(String name) {
        return values.get(name);
    }

    public String text(String name) {
        var value = values.get(name);
        if (value == null || value.equals("")) {
            throw new WrongInput(name + " is missing");
        }
        return text(name, value);
    }

    public String text(String name, String unset) {
        var value = values.get(name);
        return value == null ? unset : text(name, value);
    }

    private static String text(String name, Object value) {
        if (value instanceof String || value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        throw new WrongInput(name + " must be a text");
    }

    /** A text that is a number will do: templates make texts. */
    public int integer(String name, int unset, int lowest, int highest) {
        var value = values.get(name);
        if (value == null) {
            return unset;
        }
        try {
            var number = new BigInteger(value.toString()).intValueExact();
            if (number >= lowest && number <= highest) {
                return number;
            }
        } catch (ArithmeticException | NumberFormatException other) {
            // said below
        }
        throw new WrongInput("%s must be a whole number from %d to %d".formatted(name, lowest, highest));
    }

    public boolean flag(String name, boolean unset) {
        var value = values.get(name);
        if (value == null) {
            return unset;
        }
        return switch (value.toString()) {
            case "true", "True" -> true;
            case "false", "False" -> false;
            default -> throw new WrongInput(name + " must be true or false");
        };
    }

    public String choice(String name, String unset, List<String> choices) {
        var value = text(name, unset);
        if (!choices.contains(value)) {
            throw new WrongInput("%s must be one of %s".formatted(name, String.join(", ", choices)));
        }
        return value;
    }

    /** Empty if it is not given. */
    public List<Object> list(String name) {
        var value = values.get(name);
        if (value == null) {
            return List.of();
        }
        if (value instanceof List<?> items) {
            return new ArrayList<>(items);
        }
        throw new WrongInput(name + " must be a list");
    }

    /** One text, or a list of them; empty if it is not given. */
    public List<String> texts(String name) {
        var value = values.get(name);
        if (value == null || value.equals("")) {
            return List.of();
        }
        if (value instanceof List<?> items) {
            return items.stream().map(item -> text(name, item)).toList();
        }
        return List.of(text(name, value));
    }

    /** Empty if it is not given. */
    public Map<String, Object> map(String name) {
        var value = values.get(name);
        if (value == null) {
            return Map.of();
        }
        if (value instanceof Map<?, ?> members) {
            var copy = new LinkedHashMap<String, Object>();
            members.forEach((key, member) -> copy.put(key.toString(), member));
            return copy;
        }
        throw new WrongInput(name + " must be an object");
    }

    /** Empty if it is not given. */
    public Map<String, String> textsByName(String name) {
        var texts = new LinkedHashMap<String, String>();
        map(name).forEach((key, value) -> {
            if (value != null) {
                texts.put(key, text(name + "." + key, value));
            }
        });
        return texts;
    }
}
