package culm.ee.service;

import culm.api.ActionResult;
import culm.api.Code;
import culm.api.CulmException;
import culm.ee.access.Caller;
import culm.ee.access.Gate;
import culm.ee.access.Ledger;
import culm.ee.care.Archive;
import culm.ee.care.CareSettings;
import culm.ee.care.RemovalDesk;
import culm.ee.care.SupportBundle;
import jakarta.annotation.Resource;
import jakarta.annotation.security.DeclareRoles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Local;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** {@link CareService} for callers in this server. */
@Stateless(name = "CareService")
@Local(CareService.class)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@DeclareRoles({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
@RolesAllowed(Roles.ADMIN)
public class StatelessCareService implements CareService {

    @Resource
    private SessionContext session;

    @Inject
    private Gate gate;

    @Inject
    private Ledger ledger;

    @Inject
    private Calls calls;

    @Inject
    private SupportBundle bundle;

    @Inject
    private RemovalDesk removals;

    @Inject
    private CareSettings settings;

    private Caller caller() {
        return calls.caller(session);
    }

    @Override
    public byte[] supportBundle(String pipelineId) {
        return gate.inspect(caller(), () -> bundle.of(pipelineId));
    }

    @Override
    public ActionResult removeAfter(String pipelineId, Instant time) {
        var caller = caller();
        var given = new HashMap<String, Object>();
        given.put("remove_after", time == null ? null : time.toString());
        var call = calls.of(caller.name(), "remove_after", pipelineId, given, given);
        var answer = ledger.change(call, () -> gate.administer(caller, () -> removals.removeAfter(pipelineId, time)));
        calls.recorded();
        return answer;
    }

    @Override
    public List<Archive.Part> archives() {
        return gate.inspect(
                caller(),
                () -> settings.archive().map(Archive::new).map(Archive::parts).orElse(List.of()));
    }

    @Override
    public Map<String, Object> archived(String pipelineId) {
        return gate.inspect(caller(), () -> settings.archive()
                .map(Archive::new)
                .flatMap(archive -> archive.find(pipelineId))
                .orElseThrow(() -> new CulmException(
                        Code.PIPELINE_NOT_FOUND, "pipeline(%s) is not in the archive".formatted(pipelineId))));
    }
}
