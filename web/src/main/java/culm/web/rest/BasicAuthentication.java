package culm.web.rest;

import culm.api.Code;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.credential.UsernamePasswordCredential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult.Status;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/** HTTP Basic (RFC 7617) in UTF-8. It keeps no session, and says no in the same words as everything else here. */
@ApplicationScoped
public class BasicAuthentication implements HttpAuthenticationMechanism {

    private static final String SCHEME = "Basic ";

    @Inject
    private IdentityStoreHandler users;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        if (!context.isProtected()) {
            return context.doNothing();
        }
        var result = credential(request).map(users::validate);
        if (result.isPresent() && result.get().getStatus() == Status.VALID) {
            return context.notifyContainerAboutLogin(result.get());
        }
        response.setHeader("WWW-Authenticate", "Basic realm=\"culm\", charset=\"UTF-8\"");
        var detail = ServerErrors.detail(Code.UNAUTHENTICATED);
        var problem = Problem.of(Code.UNAUTHENTICATED, detail, request.getRequestURI(), Trace.of(request));
        ProblemWriter.write(problem, response);
        return AuthenticationStatus.SEND_FAILURE;
    }

    private static Optional<UsernamePasswordCredential> credential(HttpServletRequest request) {
        var header = request.getHeader("Authorization");
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        try {
            var decoded =
                    Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
            var parts = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
            return parts.length == 2
                    ? Optional.of(new UsernamePasswordCredential(parts[0], parts[1]))
                    : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
