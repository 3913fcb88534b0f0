package culm.memory;

import culm.port.ApiToken;
import culm.port.ApiTokens;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

final class MemoryApiTokens implements ApiTokens {

    private final MemoryTable<String, ApiToken> tokens;

    MemoryApiTokens(MemoryTransactions transactions) {
        this.tokens = new MemoryTable<>(transactions);
    }

    @Override
    public void add(ApiToken token) {
        tokens.put(token.id(), token);
    }

    @Override
    public Optional<ApiToken> find(String id) {
        return tokens.get(id);
    }

    @Override
    public Optional<ApiToken> withHash(String hash) {
        return tokens.all().stream().filter(token -> token.hash().equals(hash)).findFirst();
    }

    @Override
    public List<ApiToken> ofUser(String user) {
        return tokens.all().stream()
                .filter(token -> token.user().equals(user))
                .sorted(Comparator.comparing(ApiToken::createdAt).thenComparing(ApiToken::id))
                .toList();
    }

    @Override
    public void revoke(String id, Instant now) {
        find(id).ifPresent(token -> tokens.put(id, token.revoked(now)));
    }

    @Override
    public void removeOf(String user) {
        ofUser(user).forEach(token -> tokens.remove(token.id()));
    }
}
