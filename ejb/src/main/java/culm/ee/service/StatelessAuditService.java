package culm.ee.service;

import culm.ee.access.AuditDesk;
import culm.ee.access.AuditPage;
import culm.ee.access.AuditSearch;
import culm.ee.access.Caller;
import culm.ee.access.Gate;
import culm.engine.Engine;
import jakarta.annotation.Resource;
import jakarta.annotation.security.DeclareRoles;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ejb.Local;
import jakarta.ejb.SessionContext;
import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;

/** {@link AuditService} for callers in this server. */
@Stateless(name = "AuditService")
@Local(AuditService.class)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@DeclareRoles({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
@RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
public class StatelessAuditService implements AuditService {

    @Resource
    private SessionContext session;

    @Inject
    private Gate gate;

    @Inject
    private Calls calls;

    @Inject
    private Engine engine;

    @Inject
    private AuditDesk audit;

    private Caller caller() {
        return calls.caller(session);
    }

    @Override
    @RolesAllowed(Roles.ADMIN)
    public AuditPage list(AuditSearch search) {
        return gate.inspect(caller(), () -> audit.list(null, search));
    }

    @Override
    public AuditPage ofPipeline(String pipelineId, AuditSearch search) {
        return gate.read(
                caller(),
                pipelineId,
                known -> audit.list(engine.getPipeline(known).id(), search));
    }
}
