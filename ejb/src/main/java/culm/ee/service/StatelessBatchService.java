package culm.ee.service;

import culm.api.ActionResult;
import culm.ee.access.Caller;
import culm.ee.access.Gate;
import culm.ee.access.Ledger;
import culm.ee.batch.BatchAction;
import culm.ee.batch.BatchDesk;
import culm.ee.batch.BatchItemPage;
import culm.ee.batch.BatchPage;
import culm.ee.batch.BatchSearch;
import culm.ee.batch.BatchSpec;
import culm.ee.batch.BatchView;
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
import java.util.Map;
import java.util.function.Supplier;

/** {@link BatchService} for callers in this server. */
@Stateless(name = "BatchService")
@Local(BatchService.class)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@DeclareRoles({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
@RolesAllowed({Roles.OPERATOR, Roles.ADMIN})
public class StatelessBatchService implements BatchService {

    @Resource
    private SessionContext session;

    @Inject
    private Gate gate;

    @Inject
    private BatchDesk batches;

    @Inject
    private Ledger ledger;

    @Inject
    private Calls calls;

    private Caller caller() {
        return calls.caller(session);
    }

    @Override
    public ActionResult order(BatchSpec batch, String reason) {
        var caller = caller();
        if (batch.dryRun()) {
            return allowed(caller, batch, () -> batches.dryRun(orderer(caller), batch));
        }
        var call = calls.of(caller.name(), "create_batch", null, batch.told(), batch.everything());
        return record(call, () -> allowed(caller, batch, () -> batches.order(orderer(caller), batch, reason)));
    }

    private ActionResult allowed(Caller caller, BatchSpec batch, Supplier<ActionResult> order) {
        return BatchAction.REMOVE.text().equals(batch.action())
                ? gate.administer(caller, order)
                : gate.change(caller, null, none -> order.get());
    }

    private BatchDesk.Orderer orderer(Caller caller) {
        return new BatchDesk.Orderer(caller.name(), caller.most().orElseThrow(), gate.visible(caller));
    }

    private ActionResult record(Call call, Supplier<ActionResult> change) {
        var answer = ledger.change(call, change);
        calls.recorded();
        return answer;
    }

    @Override
    public BatchView get(String id) {
        var caller = caller();
        return gate.readToAct(caller, () -> batches.find(id, gate.owner(caller)));
    }

    @Override
    public BatchPage list(BatchSearch search) {
        var caller = caller();
        return gate.readToAct(caller, () -> batches.list(gate.owner(caller), search));
    }

    @Override
    public BatchItemPage items(String id, BatchSearch search) {
        var caller = caller();
        return gate.readToAct(caller, () -> batches.items(id, gate.owner(caller), search));
    }

    @Override
    public ActionResult cancel(String id) {
        var caller = caller();
        var call = calls.of(caller.name(), "cancel_batch", id, Map.of());
        return record(call, () -> gate.change(caller, null, none -> batches.cancel(id, gate.owner(caller))));
    }
}
