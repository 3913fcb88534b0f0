package culm.expr;

import java.util.LinkedHashSet;
import java.util.Set;

/**
 * A JSON value whose texts may hold fragments in <code>${ }</code>, in lists and in the values of maps at any depth.
 * Read once, rendered as often as wanted, by any thread.
 */
public final class Template {

    private final Part part;
    private final Set<String> references;

    private Template(Part part) {
        this.part = part;
        var names = new LinkedHashSet<String>();
        part.addReferences(names);
        this.references = Set.copyOf(names);
    }

    /** @throws RenderFailed if the value is nested deeper than any sensible value */
    public static Template of(Object value) {
        return new Template(PartReader.read(value));
    }

    /** Whether it is the same whatever the names are. */
    public boolean constant() {
        return part instanceof Part.Fixed;
    }

    /** The names it looks up, without wrapper: roots only, functions included, names that it binds itself excluded. */
    public Set<String> references() {
        return references;
    }

    /**
     * A text that is just <code>${name}</code> becomes the object of this name, other fragments become part of the
     * text. A fragment that is unknown, wrong, forbidden or too expensive stays as it is. Parts without fragments are
     * not copied.
     *
     * @throws RenderFailed only if the names throw it
     */
    public Object render(Names names) {
        return part.render(new Rendering(names, new Budget(), false));
    }

    /** As {@link #render}, but a fragment that would stay as it is fails with its reason. */
    public Object renderStrict(Names names) {
        try {
            return part.render(new Rendering(names, new Budget(), true));
        } catch (Refused reason) {
            throw new RenderFailed(reason.getMessage());
        }
    }
}
