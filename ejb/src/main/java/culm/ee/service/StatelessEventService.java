package culm.ee.service;

import culm.api.CulmException;
import culm.ee.access.Caller;
import culm.ee.access.Gate;
import culm.ee.event.EventDesk;
import culm.ee.event.EventDesk.Sight;
import culm.ee.event.EventPage;
import culm.ee.event.EventSearch;
import culm.ee.event.Outlet;
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
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@link EventService} for callers in this server. */
@Stateless(name = "EventService")
@Local(EventService.class)
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
@DeclareRoles({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
@RolesAllowed({Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN})
public class StatelessEventService implements EventService {

    @Resource
    private SessionContext session;

    @Inject
    private Gate gate;

    @Inject
    private Calls calls;

    @Inject
    private Engine engine;

    @Inject
    private EventDesk events;

    private Caller caller() {
        return calls.caller(session);
    }

    @Override
    public EventPage read(EventSearch search) {
        var caller = caller();
        var projects = visible(caller);
        if (search.pipelineId() != null) {
            gate.read(caller, search.pipelineId(), engine::getPipeline);
        }
        return events.read(search, projects);
    }

    private Set<String> visible(Caller caller) {
        return gate.read(caller, () -> gate.visible(caller));
    }

    @Override
    public void watch(EventSearch search, long after, Outlet outlet, Duration longest) {
        events.watch(search, after, sight(), outlet, longest);
    }

    /** What the caller sees may change while it watches; asked on threads that nobody has logged in to. */
    private Supplier<Optional<Sight>> sight() {
        var name = session.getCallerPrincipal().getName();
        var roles = Stream.of(Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN)
                .filter(role -> calls.isInRole(session, role))
                .collect(Collectors.toSet());
        return () -> {
            try {
                return Optional.of(new Sight(visible(gate.caller(name, roles::contains))));
            } catch (CulmException noLonger) {
                return Optional.empty();
            }
        };
    }
}
