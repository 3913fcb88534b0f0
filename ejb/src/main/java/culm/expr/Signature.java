package culm.expr;

import java.util.Set;

/** How many arguments a function takes, and which ones by name. */
record Signature(String name, int least, int most, Set<String> names) {

    void check(Arguments arguments) {
        int count = arguments.positional().size();
        if (count < least || count > most) {
            throw new Refused("%s() takes %s arguments, not %d"
                    .formatted(name, least == most ? least : least + " to " + most, count));
        }
        for (String named : arguments.named().keySet()) {
            if (!names.contains(named) && !names.contains("*")) {
                throw new Refused("%s() takes no argument '%s'".formatted(name, named));
            }
        }
    }
}
