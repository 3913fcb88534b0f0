package culm.web.rest;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Map;
import java.util.Set;

/** Names its classes, so that every server finds the same ones. */
@ApplicationPath("/api/v1")
public class RestApplication extends Application {

    /** No description that one server makes by itself and the others do not. */
    @Override
    public Map<String, Object> getProperties() {
        return Map.of("jersey.config.server.wadl.disableWadl", true);
    }

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                PipelinesResource.class,
                NodesResource.class,
                ComponentsResource.class,
                AdminResource.class,
                UsersResource.class,
                ProjectsResource.class,
                TokensResource.class,
                MeResource.class,
                AuditResource.class,
                WebhooksResource.class,
                WorkersResource.class,
                BatchesResource.class,
                ArchivesResource.class,
                Entrance.class,
                KnownParameters.class,
                RefusedChanges.class,
                RefusalMapper.class);
    }
}
