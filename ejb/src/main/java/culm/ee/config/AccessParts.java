package culm.ee.config;

import culm.ee.access.AuditDesk;
import culm.ee.access.Directory;
import culm.ee.access.FirstAdmin;
import culm.ee.access.Gate;
import culm.ee.access.Grants;
import culm.ee.access.Ledger;
import culm.ee.access.Logins;
import culm.ee.access.ProjectDesk;
import culm.ee.access.ProviderTokens;
import culm.ee.access.TokenDesk;
import culm.ee.access.UserDesk;
import culm.engine.Engine;
import culm.engine.TimeOrderedIds;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** Builds what decides who comes in and what each may do. */
@Dependent
public class AccessParts {

    private final Clock clock = Clock.systemUTC();

    @Produces
    @Singleton
    Directory directory(Settings settings, Store store) {
        var passwords = new FirstAdmin(store.users(), store.transactions(), clock)
                .prepare(settings.adminPassword().map(Secret::value));
        return new Directory(store.users(), store.apiTokens(), store.projects(), passwords, clock);
    }

    @Produces
    @Singleton
    Logins logins(Settings settings, Directory directory) {
        return new Logins(directory, clock, settings.openId().map(ProviderTokens::new));
    }

    @Produces
    @Singleton
    Ledger ledger(Settings settings, Store store, Directory directory) {
        var ids = new TimeOrderedIds(clock);
        return new Ledger(
                store.audit(), store.answers(), store.transactions(), directory, clock, ids, settings.secrets());
    }

    @Produces
    @Singleton
    AuditDesk auditDesk(Store store) {
        return new AuditDesk(store.audit());
    }

    @Produces
    @Singleton
    Gate gate(Directory directory, Engine engine) {
        return new Gate(directory, engine::projectOf);
    }

    @Produces
    @Singleton
    UserDesk userDesk(Store store, Directory directory) {
        return new UserDesk(
                store.users(), store.apiTokens(), store.transactions(), directory, new Grants(store.projects()), clock);
    }

    @Produces
    @Singleton
    TokenDesk tokenDesk(Store store, Directory directory) {
        return new TokenDesk(store.apiTokens(), store.transactions(), directory, clock);
    }

    @Produces
    @Singleton
    ProjectDesk projectDesk(Store store, Directory directory) {
        return new ProjectDesk(store.projects(), store.runs(), store.transactions(), directory, clock);
    }
}
