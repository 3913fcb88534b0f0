package culm.memory;

import culm.port.Account;
import culm.port.Users;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

final class MemoryUsers implements Users {

    private final MemoryTable<String, Account> accounts;

    MemoryUsers(MemoryTransactions transactions) {
        this.accounts = new MemoryTable<>(transactions);
    }

    @Override
    public Optional<Account> find(String name) {
        return accounts.get(name);
    }

    @Override
    public List<Account> list() {
        return accounts.all().stream()
                .sorted(Comparator.comparing(Account::name))
                .toList();
    }

    @Override
    public void add(Account account) {
        if (accounts.has(account.name())) {
            throw new IllegalStateException(account.name() + " is there already");
        }
        accounts.put(account.name(), account);
    }

    @Override
    public void change(Account account) {
        accounts.put(account.name(), account);
    }

    @Override
    public void remove(String name) {
        accounts.remove(name);
    }

    void withdraw(String project) {
        for (var account : list()) {
            var grants = new HashMap<>(account.grants());
            grants.remove(project);
            change(account.withGrants(grants));
        }
    }

    @Override
    public List<Account> lockAdministrators() {
        return list().stream().filter(Account::administrates).toList();
    }
}
