package culm.web.rest;

import culm.api.Code;
import culm.ee.service.RequestLimits;
import culm.ee.service.WebhookService;
import culm.ee.webhook.DeliverySearch;
import culm.ee.webhook.WebhookSpec;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PATCH;
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
import java.util.TreeSet;

/** To whom events are sent, and what came of it. */
@Path("/webhooks")
@RequestScoped
@Produces(MediaType.APPLICATION_JSON)
public class WebhooksResource {

    private static final Set<String> NEW = Set.of("project", "url", "secret", "types", "active");
    private static final Set<String> CHANGES = Set.of("url", "types", "active", "rotate_secret");

    @Inject
    private WebhookService webhooks;

    @Inject
    private RequestLimits limits;

    @Context
    private HttpHeaders headers;

    @GET
    public Response list() {
        return Answer.ok(webhooks.list().stream().map(EventViews::of).toList());
    }

    @GET
    @Path("/{id}")
    public Response one(@PathParam("id") String id) {
        return Answer.ok(EventViews.of(webhooks.get(known(id))));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Changes("create_webhook")
    public Response create(InputStream body, @Context UriInfo uri) {
        var fields = object(body, NEW);
        var result = Answer.accepted(webhooks.create(spec(fields, false)));
        var id = (String) result.extra().get("id");
        return Answer.created(result, uri.getAbsolutePathBuilder().path(id).build());
    }

    @PATCH
    @Path("/{id}")
    @Consumes(MediaType.APPLICATION_JSON)
    @Changes("change_webhook")
    public Response change(@PathParam("id") String id, InputStream body) {
        var fields = object(body, CHANGES);
        return Answer.done(webhooks.change(known(id), spec(fields, fields.flag("rotate_secret", false))));
    }

    private static WebhookSpec spec(Fields fields, boolean freshSecret) {
        var active = fields.value("active") == null ? null : fields.flag("active", true);
        var types = fields.texts("types");
        return new WebhookSpec(
                fields.text("project", null),
                fields.text("url", null),
                fields.text("secret", null),
                types == null ? null : new TreeSet<>(types),
                active,
                freshSecret);
    }

    @DELETE
    @Path("/{id}")
    @Changes("remove_webhook")
    public Response remove(@PathParam("id") String id) {
        return Answer.done(webhooks.remove(known(id)));
    }

    @POST
    @Path("/{id}/ping")
    @Changes("ping_webhook")
    public Response ping(@PathParam("id") String id) {
        return Answer.done(webhooks.ping(known(id)));
    }

    @GET
    @Path("/{id}/deliveries")
    public Response deliveries(
            @PathParam("id") String id,
            @QueryParam("status") String status,
            @QueryParam("cursor") String cursor,
            @QueryParam("limit") String limit) {
        var search = new DeliverySearch(
                Parameter.some("status", status),
                Parameter.some("cursor", cursor),
                Parameter.integer("limit", limit, DeliverySearch.DEFAULT_LIMIT));
        return Answer.ok(EventViews.of(webhooks.deliveries(known(id), search)));
    }

    @POST
    @Path("/{id}/deliveries/{delivery}/redeliver")
    @Changes("redeliver")
    public Response redeliver(@PathParam("id") String id, @PathParam("delivery") String delivery) {
        return Answer.done(webhooks.redeliver(known(id), known(delivery)));
    }

    private static String known(String id) {
        return Parameter.id(id, Code.NOT_FOUND);
    }

    private Fields object(InputStream body, Set<String> known) {
        return Body.object(body, headers.getLength(), limits.maxBodyBytes()).only(known);
    }
}
