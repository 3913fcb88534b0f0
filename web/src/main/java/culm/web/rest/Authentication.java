package culm.web.rest;

import culm.api.Code;
import culm.ee.access.Bearer;
import culm.ee.access.Login;
import culm.ee.access.Logins;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.security.enterprise.AuthenticationStatus;
import jakarta.security.enterprise.authentication.mechanism.http.HttpAuthenticationMechanism;
import jakarta.security.enterprise.authentication.mechanism.http.HttpMessageContext;
import jakarta.security.enterprise.credential.Credential;
import jakarta.security.enterprise.identitystore.CredentialValidationResult.Status;
import jakarta.security.enterprise.identitystore.IdentityStoreHandler;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;

/**
 * HTTP Basic (RFC 7617) in UTF-8, and bearer tokens (RFC 6750). Each request says who it is from: there is no session and no
 * cookie. It says no in the same words as everything else here.
 */
@ApplicationScoped
public class Authentication implements HttpAuthenticationMechanism {

    private static final System.Logger LOG = System.getLogger(Authentication.class.getName());
    private static final String BASIC = "Basic ";
    private static final String BEARER = "Bearer ";

    @Inject
    private IdentityStoreHandler users;

    @Inject
    private Logins logins;

    @Override
    public AuthenticationStatus validateRequest(
            HttpServletRequest request, HttpServletResponse response, HttpMessageContext context) {
        if (!context.isProtected()) {
            return context.doNothing();
        }
        var credential = credential(request);
        try {
            var result = credential.map(users::validate);
            if (result.isPresent() && result.get().getStatus() == Status.VALID) {
                var byToken = credential.get() instanceof Bearer bearer && bearer.isOwn();
                CallerKind.note(request, byToken, result.get().getCallerGroups());
                return context.notifyContainerAboutLogin(result.get());
            }
        } catch (RuntimeException away) {
            return unavailable(request, response, away);
        }
        var wait = credential.flatMap(this::wait);
        wait.ifPresentOrElse(left -> throttle(request, response, left), () -> ask(request, response));
        return AuthenticationStatus.SEND_FAILURE;
    }

    private Optional<Duration> wait(Credential credential) {
        return credential instanceof Login login ? logins.wait(login.user(), login.address()) : Optional.empty();
    }

    private static void ask(HttpServletRequest request, HttpServletResponse response) {
        response.setHeader("WWW-Authenticate", "Basic realm=\"culm\", charset=\"UTF-8\"");
        refuse(Code.UNAUTHENTICATED, request, response);
    }

    private static void throttle(HttpServletRequest request, HttpServletResponse response, Duration left) {
        response.setHeader("Retry-After", Long.toString(left.toSeconds() + 1));
        refuse(Code.THROTTLED, request, response);
    }

    /** Whoever cannot be looked up does not come in. */
    private static AuthenticationStatus unavailable(
            HttpServletRequest request, HttpServletResponse response, RuntimeException away) {
        var code = Trouble.isTemporary(away) ? Code.UNAVAILABLE : Code.INTERNAL;
        var problem = refuse(code, request, response);
        LOG.log(Level.ERROR, "trace id %s: nobody can log in".formatted(problem.traceId()), away);
        return AuthenticationStatus.SEND_FAILURE;
    }

    private static Problem refuse(Code code, HttpServletRequest request, HttpServletResponse response) {
        SecureHeaders.on(request, response); // filters come after this
        var problem = Problem.of(code, ServerErrors.detail(code), request.getRequestURI(), Trace.of(request));
        ProblemWriter.write(problem, response);
        return problem;
    }

    private static Optional<Credential> credential(HttpServletRequest request) {
        var header = request.getHeader("Authorization");
        if (has(header, BEARER)) {
            return Optional.of(new Bearer(header.substring(BEARER.length()).strip()));
        }
        return has(header, BASIC) ? login(header, request.getRemoteAddr()) : Optional.empty();
    }

    private static boolean has(String header, String scheme) {
        return header != null && header.regionMatches(true, 0, scheme, 0, scheme.length());
    }

    private static Optional<Credential> login(String header, String address) {
        try {
            var decoded =
                    Base64.getDecoder().decode(header.substring(BASIC.length()).strip());
            var parts = new String(decoded, StandardCharsets.UTF_8).split(":", 2);
            return parts.length == 2 ? Optional.of(new Login(parts[0], parts[1], address)) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }
}
