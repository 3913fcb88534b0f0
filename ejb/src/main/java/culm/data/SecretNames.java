package culm.data;

import culm.tree.Input;
import culm.tree.Node;
import culm.tree.Node.ServiceActivity;
import culm.tree.Node.SubProcess;
import culm.tree.Pipeline;
import culm.tree.Variable;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Tells which values are secret: those that the tree marks ({@code "secret": true}), those whose name says so, and whatever
 * is made of them.
 */
public final class SecretNames implements Predicate<String> {

    /** Only what trees mark. */
    public static final SecretNames NONE = new SecretNames(List.of());

    private final List<String> words;

    /** @param words a name that contains one of them, in upper or lower case, is that of a secret */
    public SecretNames(Collection<String> words) {
        this.words = words.stream().map(word -> word.toLowerCase(Locale.ROOT)).toList();
    }

    @Override
    public boolean test(String name) {
        if (words.isEmpty()) {
            return false;
        }
        var lower = name.toLowerCase(Locale.ROOT);
        return words.stream().anyMatch(lower::contains);
    }

    /**
     * The secret variables of a flow, without wrapper.
     *
     * @param given secret ones that it gets from the flow around it
     */
    public Set<String> variables(Pipeline flow, Set<String> given) {
        var secret = new HashSet<>(given);
        var grows = true;
        while (grows) {
            grows = false;
            for (var variable : flow.variables().values()) {
                grows |= isSecret(variable, secret) && secret.add(bare(variable.key()));
            }
        }
        return secret;
    }

    private boolean isSecret(Variable variable, Set<String> secret) {
        return variable.secret()
                || test(variable.key())
                || variable.template().references().stream().anyMatch(secret::contains);
    }

    /** The secret inputs of a node, or parameters of a subprocess, by name. */
    public Set<String> inputs(Node node, Set<String> secretVariables) {
        var secret = new HashSet<String>();
        inputs(node).forEach((name, input) -> {
            if (input.secret()
                    || test(name)
                    || input.template().references().stream().anyMatch(secretVariables::contains)) {
                secret.add(name);
            }
        });
        return secret;
    }

    private static Map<String, Input> inputs(Node node) {
        if (node instanceof ServiceActivity activity) {
            return activity.component().inputs();
        }
        return node instanceof SubProcess subprocess ? subprocess.params() : Map.of();
    }

    /** A key without its wrapper, or the name itself. */
    public static String bare(String key) {
        var name = Keys.name(key);
        return name == null ? key : name;
    }
}
