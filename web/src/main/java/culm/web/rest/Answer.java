package culm.web.rest;

import culm.api.ActionResult;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;

/** Answers of resources. */
final class Answer {

    private Answer() {}

    static Response ok(Object value) {
        return json(Response.ok(), value);
    }

    /** @throws Refusal if the engine has refused */
    static Response done(ActionResult result) {
        return ok(Views.of(accepted(result)));
    }

    /** @throws Refusal if the engine has refused */
    static Response created(ActionResult result, URI location) {
        return json(Response.created(location), Views.of(accepted(result)));
    }

    /** @throws Refusal if the engine has refused */
    static Response taken(ActionResult result) {
        return json(Response.accepted(), Views.of(accepted(result)));
    }

    static ActionResult accepted(ActionResult result) {
        if (!result.result()) {
            throw Refusal.of(result);
        }
        return result;
    }

    private static Response json(Response.ResponseBuilder answer, Object value) {
        return answer.type(MediaType.APPLICATION_JSON_TYPE)
                .entity(Json.bytes(value))
                .build();
    }
}
