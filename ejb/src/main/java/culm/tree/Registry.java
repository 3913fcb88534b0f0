package culm.tree;

/** What a tree may refer to by name. */
public interface Registry {

    boolean hasComponent(String code);

    boolean hasComponent(String code, String version);

    boolean hasLazyVariable(String code);

    boolean hasEndEvent(String type);
}
