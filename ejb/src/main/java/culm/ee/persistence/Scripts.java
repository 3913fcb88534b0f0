package culm.ee.persistence;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.flywaydb.core.api.ResourceProvider;
import org.flywaydb.core.api.resource.LoadableResource;

/** The migration scripts by name: servers hide the jar, so that a search for them may find nothing. */
final class Scripts implements ResourceProvider {

    /** The version of the last script. */
    static final String NEWEST = "8";

    private final List<String> names;

    /** @param own what is told to each database in its own words is in a folder of its name */
    Scripts(Database own) {
        names = List.of(
                "V1__runs.sql",
                "V2__users.sql",
                "V3__switches.sql",
                "V4__leases.sql",
                own.name().toLowerCase(Locale.ROOT) + "/V5__steps.sql",
                "V6__access_and_audit.sql",
                "V7__first_answers_and_search.sql",
                "V8__events.sql",
                "V13__batches.sql",
                "V14__care.sql");
    }

    @Override
    public LoadableResource getResource(String name) {
        return names.contains(name) ? new Script(name) : null;
    }

    @Override
    public Collection<LoadableResource> getResources(String prefix, String[] suffixes) {
        return names.stream()
                .map(Script::new)
                .filter(script -> script.getFilename().startsWith(prefix)
                        && Stream.of(suffixes).anyMatch(script.getFilename()::endsWith))
                .map(LoadableResource.class::cast)
                .toList();
    }
}
