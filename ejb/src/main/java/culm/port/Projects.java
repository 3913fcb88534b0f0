package culm.port;

import java.util.List;
import java.util.Optional;

/** The projects that there are. */
public interface Projects {

    Optional<Project> find(String name);

    /** By name. */
    List<Project> list();

    /** Adds a project whose name is {@link #find not there}: the transaction fails otherwise, and is worth another try. */
    void add(Project project);

    /** Removes a project and all grants for it. */
    void remove(String name);
}
