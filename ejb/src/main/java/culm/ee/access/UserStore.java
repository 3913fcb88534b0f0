package culm.ee.access;

import culm.ee.access.Logins.Identity;
import culm.port.Role;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The users of the database, for the container. A caller has the roles that it has in some project. */
@ApplicationScoped
public class UserStore implements IdentityStore {

    @Inject
    private Logins logins;

    @Override
    public CredentialValidationResult validate(Credential credential) {
        if (credential instanceof Login login) {
            return result(logins.byPassword(login.user(), login.password(), login.address()));
        }
        if (credential instanceof Bearer bearer) {
            return result(logins.byToken(bearer.token()));
        }
        return CredentialValidationResult.NOT_VALIDATED_RESULT;
    }

    private static CredentialValidationResult result(Optional<Identity> found) {
        return found.map(identity -> new CredentialValidationResult(identity.name(), upTo(identity.most())))
                .orElse(CredentialValidationResult.INVALID_RESULT);
    }

    private static Set<String> upTo(Role most) {
        return Arrays.stream(Role.values())
                .filter(most::covers)
                .map(Role::text)
                .collect(Collectors.toUnmodifiableSet());
    }
}
