package culm.web.rest;

import culm.api.Code;
import culm.ee.care.Archive;
import culm.ee.service.CareService;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;

/** Runs that were removed, as the archive has them. */
@Path("/archives")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class ArchivesResource {

    @Inject
    private CareService care;

    @GET
    public Response list() {
        return Answer.ok(care.archives().stream().map(ArchivesResource::of).toList());
    }

    private static Map<String, Object> of(Archive.Part part) {
        return Views.object(
                "name", part.name(),
                "made_at", Views.iso(part.madeAt()),
                "runs", (long) part.runs(),
                "bytes", part.bytes());
    }

    @GET
    @Path("/pipelines/{id}")
    public Response one(@PathParam("id") String id) {
        return Answer.ok(care.archived(Parameter.id(id, Code.PIPELINE_NOT_FOUND)));
    }
}
