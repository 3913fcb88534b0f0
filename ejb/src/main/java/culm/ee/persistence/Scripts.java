package culm.ee.persistence;

import java.util.Collection;
import java.util.List;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;

/** The migration scripts by name: servers hide the jar, so that a search for them may find nothing. */
final class Scripts implements ResourceProvider {

    /** The version of the last script. */
    static final String NEWEST = "4";

    private static final List<String> NAMES =
            List.of("V1__runs.sql", "V2__users.sql", "V3__switches.sql", "V4__leases.sql");

    @Override
    public LoadableResource getResource(String name) {
        return NAMES.contains(name) ? new Script(name) : null;
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
        return NAMES.stream()
                .filter(name ->
                        name.startsWith(prefix) && List.of(suffixes).stream().anyMatch(name::endsWith))
                .map(name -> (LoadableResource) new Script(name))
                .toList();
    }
}
