package culm.ee.access;

import culm.port.Account;
import culm.port.Role;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Who calls.
 *
 * @param most the most that the container lets it do; empty: nothing
 * @param account what is granted to it; empty if no user has this name
 */
public record Caller(String name, Optional<Role> most, Optional<Account> account) {

    public Caller {
        account = account.filter(user -> !user.disabled());
    }

    /** What it may do in a project: what is granted there, but no more than the container lets it. */
    public Optional<Role> in(String project) {
        return account.flatMap(user -> user.in(project))
                .flatMap(granted -> most.map(most -> Role.least(granted, most)));
    }

    boolean mayEverywhere(Role needed) {
        return in(Account.EVERY_PROJECT).filter(role -> role.covers(needed)).isPresent();
    }

    boolean may(Role needed, String project) {
        return in(project).filter(role -> role.covers(needed)).isPresent();
    }

    /** As far as the container lets it: it need not be granted anything. */
    boolean mayAnywhere(Role needed) {
        return most.filter(role -> role.covers(needed)).isPresent();
    }

    boolean isUser() {
        return most.isPresent() && account.flatMap(Account::most).isPresent();
    }

    /** The projects whose runs it sees; null: all. */
    Set<String> projects() {
        if (mayEverywhere(Role.VIEWER)) {
            return null;
        }
        return new TreeSet<>(most.flatMap(allowed -> account)
                .map(user -> user.grants().keySet())
                .orElse(Set.of()));
    }

    /** The projects on whose runs it may act; null: all. */
    Set<String> actable() {
        if (mayEverywhere(Role.OPERATOR)) {
            return null;
        }
        return account.map(user -> user.grants().keySet()).orElse(Set.of()).stream()
                .filter(project -> may(Role.OPERATOR, project))
                .collect(Collectors.toCollection(TreeSet::new));
    }
}
