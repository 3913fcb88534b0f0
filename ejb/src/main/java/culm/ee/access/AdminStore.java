package culm.ee.access;

import culm.ee.service.Roles;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult;
import jakarta.security.enterprise.identitystore.IdentityStore;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;

/** Knows the one user {@code admin}, who may do everything. */
@ApplicationScoped
public class AdminStore implements IdentityStore {

    private static final Set<String> ROLES = Set.of(Roles.VIEWER, Roles.OPERATOR, Roles.ADMIN);

    private final RecentLogins recent = new RecentLogins(Clock.systemUTC(), Duration.ofMinutes(1));

    @Inject
    private AdminPassword password;

    @Override
    public CredentialValidationResult validate(Credential credential) {
        if (!(credential instanceof UsernamePasswordCredential login)) {
            return CredentialValidationResult.NOT_VALIDATED_RESULT;
        }
        return AdminPassword.ADMIN.equals(login.getCaller()) && isRight(login.getPasswordAsString())
                ? new CredentialValidationResult(AdminPassword.ADMIN, ROLES)
                : CredentialValidationResult.INVALID_RESULT;
    }

    private boolean isRight(String given) {
        if (recent.has(AdminPassword.ADMIN, given)) {
            return true;
        }
        var right = password.is(given);
        if (right) {
            recent.remember(AdminPassword.ADMIN, given);
        }
        return right;
    }
}
