package culm.web.rest;

import culm.api.Code;
import culm.ee.batch.BatchSearch;
import culm.ee.batch.BatchSpec;
import culm.ee.service.BatchService;
import culm.ee.service.CallContext;
import culm.ee.service.RequestLimits;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.Set;

/** Operations on many runs or nodes. */
@Path("/batches")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class BatchesResource {

    private static final Set<String> FIELDS = Set.of("action", "ids", "query", "ex_data", "dry_run", "reason");

    private static final Set<String> REASON_FIELDS = Set.of("reason");

    @Inject
    private BatchService batches;

    @Inject
    private CallContext call;

    @Inject
    private RequestLimits limits;

    @Context
    private HttpHeaders headers;

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Changes("create_batch")
    public Response create(InputStream body, @Context UriInfo uri) {
        var fields =
                Body.object(body, headers.getLength(), limits.maxBodyBytes()).only(FIELDS);
        var reason = fields.text("reason", null);
        call.because(reason);
        var spec = spec(fields);
        var result = Answer.accepted(batches.order(spec, reason));
        if (spec.dryRun()) {
            return Answer.done(result);
        }
        var id = (String) result.extra().get("id");
        return Answer.created(result, uri.getAbsolutePathBuilder().path(id).build());
    }

    private static BatchSpec spec(Fields fields) {
        var query = fields.objectOrNull("query");
        return new BatchSpec(
                fields.text("action", null),
                fields.texts("ids"),
                query == null ? null : RunSelection.of(new Fields(query)),
                fields.value("ex_data"),
                fields.flag("dry_run", false));
    }

    @GET
    public Response list(@QueryParam("cursor") String cursor, @QueryParam("limit") String limit) {
        return Answer.ok(BatchViews.of(batches.list(search(null, cursor, limit))));
    }

    @GET
    @Path("/{id}")
    public Response one(@PathParam("id") String id) {
        return Answer.ok(BatchViews.of(batches.get(known(id))));
    }

    @GET
    @Path("/{id}/items")
    public Response items(
            @PathParam("id") String id,
            @QueryParam("outcome") String outcome,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") String limit) {
        return Answer.ok(BatchViews.of(batches.items(known(id), search(outcome, cursor, limit))));
    }

    private static BatchSearch search(String outcome, String cursor, String limit) {
        return new BatchSearch(
                Parameter.some("outcome", outcome),
                Parameter.some("cursor", cursor),
                Parameter.integer("limit", limit, BatchSearch.DEFAULT_LIMIT));
    }

    @POST
    @Path("/{id}/cancel")
    @Changes("cancel_batch")
    public Response cancel(@PathParam("id") String id, InputStream body) {
        var fields = Body.optional(body, headers.getMediaType(), headers.getLength(), limits.maxBodyBytes())
                .only(REASON_FIELDS);
        call.because(fields.text("reason", null));
        return Answer.done(batches.cancel(known(id)));
    }

    private static String known(String id) {
        return Parameter.id(id, Code.NOT_FOUND);
    }
}
