package culm.ee.service;

import culm.api.ActionResult;
import culm.ee.access.Caller;
import culm.ee.access.Gate;
import culm.ee.access.Ledger;
import culm.ee.webhook.DeliveryDesk;
import culm.ee.webhook.DeliveryPage;
import culm.ee.webhook.DeliverySearch;
import culm.ee.webhook.WebhookDesk;
import culm.ee.webhook.WebhookSpec;
import culm.ee.webhook.WebhookView;
import culm.port.Call;
import jakarta.annotation.Resource;
import jakarta.annotation.security.DeclareRoles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Local;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** {@link WebhookService} for callers in this server. */
@Stateless(name = "WebhookService")
@Local(WebhookService.class)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@DeclareRoles({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
@RolesAllowed(Roles.ADMIN)
public class StatelessWebhookService implements WebhookService {

    @Resource
    private SessionContext session;

    @Inject
    private Gate gate;

    @Inject
    private WebhookDesk webhooks;

    @Inject
    private DeliveryDesk deliveries;

    @Inject
    private Ledger ledger;

    @Inject
    private Calls calls;

    private Caller caller() {
        return calls.caller(session);
    }

    private ActionResult administer(String action, String target, WebhookSpec webhook, Supplier<ActionResult> change) {
        var caller = caller();
        var call = calls.of(caller.name(), action, target, webhook.told(), webhook.everything());
        return record(call, () -> gate.administer(caller, change));
    }

    private ActionResult record(Call call, Supplier<ActionResult> change) {
        var answer = ledger.change(call, change);
        calls.recorded();
        return answer;
    }

    /** Requests may take long: what came of them is recorded when they are over. */
    private ActionResult send(String action, String target, Map<String, Object> given, Supplier<ActionResult> request) {
        var caller = caller();
        var call = calls.of(caller.name(), action, target, given, given);
        if (ledger.hasAnswered(call)) {
            return record(call, () -> gate.administer(caller, request));
        }
        var answer = gate.administer(caller, request);
        return record(call, () -> answer);
    }

    @Override
    public List<WebhookView> list() {
        return gate.inspect(caller(), webhooks::list);
    }

    @Override
    public WebhookView get(String id) {
        return gate.inspect(caller(), () -> webhooks.find(id));
    }

    @Override
    public ActionResult create(WebhookSpec webhook) {
        var creator = session.getCallerPrincipal().getName();
        return administer("create_webhook", null, webhook, () -> webhooks.create(creator, webhook));
    }

    @Override
    public ActionResult change(String id, WebhookSpec change) {
        return administer("change_webhook", id, change, () -> webhooks.change(id, change));
    }

    @Override
    public ActionResult remove(String id) {
        var caller = caller();
        return record(
                calls.of(caller.name(), "remove_webhook", id, Map.of()),
                () -> gate.administer(caller, () -> webhooks.remove(id)));
    }

    @Override
    public ActionResult ping(String id) {
        return send("ping_webhook", id, Map.of(), () -> deliveries.ping(id));
    }

    @Override
    public DeliveryPage deliveries(String id, DeliverySearch search) {
        return gate.inspect(caller(), () -> deliveries.list(id, search));
    }

    @Override
    public ActionResult redeliver(String id, String deliveryId) {
        return send("redeliver", id, Map.of("delivery", deliveryId), () -> deliveries.redeliver(id, deliveryId));
    }
}
