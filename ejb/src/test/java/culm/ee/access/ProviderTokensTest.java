package culm.ee.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import culm.ee.access.Logins.Identity;
import culm.port.Role;
import java.util.Map;
import java.util.Optional;
import org.jose4j.jwa.AlgorithmConstraints;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.keys.HmacKey;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ProviderTokensTest {

    private final SmallProvider provider = new SmallProvider();
    private final Desks desks = new Desks();
    private final Logins logins = new Logins(desks.directory, desks.clock, Optional.of(tokens("sub")));

    private ProviderTokens tokens(String nameClaim) {
        return new ProviderTokens(new OpenId(provider.issuer().toString(), "culm", nameClaim));
    }

    ProviderTokensTest() {
        desks.users.create("eve", new UserSpec(null, "oidc", null, Map.of("blue", "culm-operator"), null));
    }

    @AfterEach
    void stop() {
        provider.close();
    }

    private boolean comesIn(String token) {
        return logins.byToken(token).isPresent();
    }

    @Test
    void aUserOfTheProviderComesInByItsToken() {
        assertThat(logins.byToken(provider.token("eve", claims -> {}))).contains(new Identity("eve", Role.OPERATOR));

        desks.users.change("eve", new UserSpec(null, null, null, null, true));
        assertThat(comesIn(provider.token("eve", claims -> {}))).isFalse();
    }

    @Test
    void nobodyElseDoes() {
        assertThat(comesIn(provider.token("stranger", claims -> {}))).isFalse();
        assertThat(comesIn(provider.token("anna", claims -> {})))
                .as("a user of the database")
                .isFalse();
        assertThat(comesIn(provider.token("boss", claims -> {})))
                .as("a user of the database")
                .isFalse();
    }

    @Test
    void aTokenThatIsNotForUsOrNotNowIsRefused() {
        assertThat(comesIn(provider.token("eve", claims -> claims.setAudience("another"))))
                .isFalse();
        assertThat(comesIn(provider.token("eve", claims -> claims.unsetClaim("aud"))))
                .isFalse();
        assertThat(comesIn(provider.token("eve", claims -> claims.setIssuer("https://example.org"))))
                .isFalse();
        assertThat(comesIn(provider.token("eve", claims -> claims.setExpirationTimeMinutesInTheFuture(-5))))
                .isFalse();
        assertThat(comesIn(provider.token("eve", claims -> claims.unsetClaim("exp"))))
                .isFalse();
        assertThat(comesIn(provider.token("eve", claims -> claims.setNotBeforeMinutesInThePast(-5))))
                .isFalse();
        assertThat(comesIn(provider.token("eve", claims -> claims.unsetClaim("sub"))))
                .isFalse();
    }

    @Test
    void aTokenThatTheProviderHasNotSignedIsRefused() throws JoseException {
        var right = provider.token("eve", claims -> {});

        assertThat(comesIn(provider.signed("eve", claims -> {}, SmallProvider.newKey("first"))))
                .isFalse();
        assertThat(comesIn(right.substring(0, right.length() - 6) + "AAAAAA")).isFalse();
        assertThat(comesIn(right.substring(0, right.lastIndexOf('.') + 1))).isFalse();
        assertThat(comesIn("no token at all")).isFalse();
        assertThat(comesIn(unsigned())).as("alg none").isFalse();
        assertThat(comesIn(signedWithThePublicKey())).as("alg HS256").isFalse();
    }

    private JwtClaims claims() {
        var claims = new JwtClaims();
        claims.setIssuer(provider.issuer().toString());
        claims.setAudience("culm");
        claims.setSubject("eve");
        claims.setExpirationTimeMinutesInTheFuture(1);
        return claims;
    }

    private String unsigned() throws JoseException {
        var signature = new JsonWebSignature();
        signature.setPayload(claims().toJson());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.NONE);
        signature.setAlgorithmConstraints(AlgorithmConstraints.ALLOW_ONLY_NONE);
        return signature.getCompactSerialization();
    }

    private String signedWithThePublicKey() throws JoseException {
        var signature = new JsonWebSignature();
        signature.setPayload(claims().toJson());
        signature.setKeyIdHeaderValue("first");
        signature.setKey(new HmacKey(provider.key().getRsaPublicKey().getEncoded()));
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.HMAC_SHA256);
        return signature.getCompactSerialization();
    }

    @Test
    void theClaimOfTheSettingsNamesTheUser() {
        var byName = new Logins(desks.directory, desks.clock, Optional.of(tokens("preferred_username")));
        var token = provider.token("42", claims -> claims.setStringClaim("preferred_username", "eve"));

        assertThat(byName.byToken(token)).isPresent();
        assertThat(byName.byToken(provider.token("eve", claims -> {}))).isEmpty();
        assertThat(byName.byToken(provider.token("42", claims -> claims.setClaim("preferred_username", 7))))
                .isEmpty();
    }

    @Test
    void aTokenOfAKeyThatIsNewIsTakenAndOneOfAKeyThatIsGoneIsNot() {
        assertThat(comesIn(provider.token("eve", claims -> {}))).isTrue();
        var old = provider.key();
        provider.changeKey();
        var later = new Logins(desks.directory, desks.clock, Optional.of(tokens("sub")));

        assertThat(later.byToken(provider.token("eve", claims -> {}))).isPresent();
        assertThat(later.byToken(provider.signed("eve", claims -> {}, old))).isEmpty();
    }

    @Test
    void whileTheProviderIsAwayNobodyIsTakenForAnything() {
        var token = provider.token("eve", claims -> {});
        provider.close();

        assertThatThrownBy(() -> comesIn(token)).isInstanceOf(ProviderAway.class);
    }

    @Test
    void withoutAProviderSuchTokensAreNothing() {
        assertThat(desks.logins.byToken(provider.token("eve", claims -> {}))).isEmpty();
    }
}
