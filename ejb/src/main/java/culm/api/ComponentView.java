package culm.api;

import java.io.Serializable;

/** A deployed component that trees can name. */
public record ComponentView(
        String code, String version, String name, String group, boolean idempotent, boolean transactional)
        implements Serializable {

    private static final long serialVersionUID = 1L;
}
