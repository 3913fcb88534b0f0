package culm.ee.access;

import java.io.IOException;
import java.util.Optional;
import org.jose4j.http.Get;
import org.jose4j.json.JsonUtil;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jwa.AlgorithmConstraints.ConstraintType;
import org.jose4j.jwk.HttpsJwks;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.MalformedClaimException;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.jwt.consumer.JwtConsumer;
import org.jose4j.jwt.consumer.JwtConsumerBuilder;
import org.jose4j.keys.resolvers.HttpsJwksVerificationKeyResolver;
import org.jose4j.lang.JoseException;

/**
 * Checks tokens of an OpenID provider (RFC 9068, OpenID Connect) against its keys, which are fetched when they are first needed,
 * kept for an hour, and fetched again for a key that is not among them, but not more than once in a while.
 */
public final class ProviderTokens {

    private static final String DISCOVERY = "/.well-known/openid-configuration";
    private static final int TIMEOUT_MILLIS = 5_000;
    private static final int CLOCKS_DIFFER_SECONDS = 30;

    /** Signatures of keys that only the provider has. */
    private static final AlgorithmConstraints SIGNATURES = new AlgorithmConstraints(
            ConstraintType.PERMIT,
            AlgorithmIdentifiers.RSA_USING_SHA256,
            AlgorithmIdentifiers.RSA_USING_SHA384,
            AlgorithmIdentifiers.RSA_USING_SHA512,
            AlgorithmIdentifiers.RSA_PSS_USING_SHA256,
            AlgorithmIdentifiers.ECDSA_USING_P256_CURVE_AND_SHA256,
            AlgorithmIdentifiers.ECDSA_USING_P384_CURVE_AND_SHA384);

    private final OpenId provider;
    private volatile JwtConsumer consumer;

    public ProviderTokens(OpenId provider) {
        this.provider = provider;
    }

    /**
     * The name of the user whose token it is, if it is right.
     *
     * @throws ProviderAway if the provider does not tell its keys
     */
    Optional<String> user(String token) {
        try {
            var claims = consumer().processToClaims(token);
            return Optional.ofNullable(claims.getStringClaimValue(provider.nameClaim()));
        } catch (InvalidJwtException wrong) {
            if (away(wrong)) {
                throw new ProviderAway("the OpenID provider does not tell its keys", wrong);
            }
            return Optional.empty();
        } catch (MalformedClaimException notText) {
            return Optional.empty();
        }
    }

    private static boolean away(Throwable wrong) {
        for (var cause = wrong; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException) {
                return true;
            }
        }
        return false;
    }

    private JwtConsumer consumer() {
        var known = consumer;
        if (known == null) {
            known = consumerOf(keys());
            consumer = known;
        }
        return known;
    }

    private JwtConsumer consumerOf(HttpsJwks keys) {
        return new JwtConsumerBuilder()
                .setRequireExpirationTime()
                .setRequireSubject()
                .setAllowedClockSkewInSeconds(CLOCKS_DIFFER_SECONDS)
                .setExpectedIssuer(provider.issuer())
                .setExpectedAudience(provider.audience())
                .setJwsAlgorithmConstraints(SIGNATURES)
                .setVerificationKeyResolver(new HttpsJwksVerificationKeyResolver(keys))
                .build();
    }

    private String discovery() {
        return provider.issuer().replaceAll("/$", "") + DISCOVERY;
    }

    private HttpsJwks keys() {
        var http = new Get();
        http.setConnectTimeout(TIMEOUT_MILLIS);
        http.setReadTimeout(TIMEOUT_MILLIS);
        try {
            var told = http.get(discovery()).getBody();
            var keys = new HttpsJwks(String.valueOf(JsonUtil.parseJson(told).get("jwks_uri")));
            keys.setSimpleHttpGet(http);
            keys.setRefreshReprieveThreshold(10_000);
            return keys;
        } catch (IOException | JoseException away) {
            throw new ProviderAway("the OpenID provider does not answer at " + discovery(), away);
        }
    }
}
