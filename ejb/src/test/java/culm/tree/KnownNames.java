package culm.tree;

import java.util.Set;

/** A registry that knows every component but {@code unknown}, in the versions {@code legacy} and {@code v2}. */
public final class KnownNames implements Registry {

    @Override
    public boolean hasComponent(String code) {
        return !code.equals("unknown");
    }

    @Override
    public boolean hasComponent(String code, String version) {
        return hasComponent(code) && Set.of("legacy", "v2").contains(version);
    }

    @Override
    public boolean hasLazyVariable(String code) {
        return code.equals("upper");
    }

    @Override
    public boolean hasEndEvent(String type) {
        return type.equals("CountingEndEvent");
    }
}
