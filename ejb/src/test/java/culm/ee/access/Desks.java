package culm.ee.access;

import culm.memory.ManualClock;
import culm.memory.MemoryStores;
import culm.port.Account;
import culm.port.Account.Origin;
import culm.port.Given;
import culm.port.Project;
import culm.port.Role;
import culm.port.Stores;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Everything about access, in memory, with the users boss and anna and the projects default, blue and red. */
final class Desks {

    static final String PASSWORD = "a good password";

    private static final String HASH = PasswordHash.of(PASSWORD);

    final ManualClock clock = new ManualClock(Given.NOW);
    final Stores stores = MemoryStores.empty(clock);
    final Map<String, String> projectOf = new HashMap<>(Map.of("blue1", "blue", "red1", "red"));
    final Directory directory;
    final Logins logins;
    final Gate gate;
    final UserDesk users;
    final TokenDesk tokens;
    final ProjectDesk projects;

    Desks() {
        this(Map.of());
    }

    /** @param passwords hashes of those that the settings give */
    Desks(Map<String, String> passwords) {
        var transactions = stores.transactions();
        directory = new Directory(stores.users(), stores.apiTokens(), stores.projects(), passwords, clock);
        logins = new Logins(directory, clock, Optional.empty());
        gate = new Gate(directory, id -> Optional.ofNullable(projectOf.get(id)));
        var grants = new Grants(stores.projects());
        users = new UserDesk(stores.users(), stores.apiTokens(), transactions, directory, grants, clock);
        tokens = new TokenDesk(stores.apiTokens(), transactions, directory, clock);
        projects = new ProjectDesk(stores.projects(), stores.runs(), transactions, directory, clock);
        transactions.run(() -> {
            for (var name : new String[] {"default", "blue", "red"}) {
                stores.projects().add(new Project(name, null, Given.NOW));
            }
            stores.users().add(account("boss", Map.of("*", Role.ADMIN)));
            stores.users().add(account("anna", Map.of("blue", Role.OPERATOR, "red", Role.VIEWER)));
        });
    }

    private static Account account(String name, Map<String, Role> grants) {
        return new Account(name, Origin.LOCAL, HASH, false, Given.NOW, grants);
    }

    Caller boss() {
        return caller("boss", Role.ADMIN);
    }

    Caller anna() {
        return caller("anna", Role.OPERATOR);
    }

    /** @param most what the container lets the caller do */
    Caller caller(String name, Role most) {
        return gate.caller(
                name, text -> Arrays.stream(Role.values()).filter(most::covers).anyMatch(role -> role.text()
                        .equals(text)));
    }
}
