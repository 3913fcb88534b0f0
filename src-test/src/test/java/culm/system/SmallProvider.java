package culm.system;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.jose4j.jwk.JsonWebKey.OutputControlLevel;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jwk.RsaJwkGenerator;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;

/** An OpenID provider as small as can be: it tells its keys, and signs whatever it is asked to. */
final class SmallProvider implements AutoCloseable {

    private final HttpServer server;
    private volatile RsaJsonWebKey key = newKey("first");

    SmallProvider() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException refused) {
            throw new UncheckedIOException(refused);
        }
        tell("/.well-known/openid-configuration", () -> "{\"jwks_uri\":\"%s/keys\"}".formatted(issuer()));
        tell("/keys", () -> new JsonWebKeySet(key).toJson(OutputControlLevel.PUBLIC_ONLY));
        server.start();
    }

    private interface Text {
        String get();
    }

    private void tell(String path, Text text) {
        server.createContext(path, exchange -> {
            var body = text.get().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
    }

    URI issuer() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    RsaJsonWebKey key() {
        return key;
    }

    void changeKey() {
        key = newKey("second");
    }

    static RsaJsonWebKey newKey(String id) {
        try {
            var made = RsaJwkGenerator.generateJwk(2048);
            made.setKeyId(id);
            return made;
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** A token for the audience culm that holds for a minute. */
    String token(String subject, Consumer<JwtClaims> changes) {
        return signed(subject, changes, key);
    }

    String signed(String subject, Consumer<JwtClaims> changes, RsaJsonWebKey with) {
        var claims = new JwtClaims();
        claims.setIssuer(issuer().toString());
        claims.setAudience("culm");
        claims.setSubject(subject);
        claims.setExpirationTimeMinutesInTheFuture(1);
        changes.accept(claims);
        var signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(with.getPrivateKey());
        signature.setKeyIdHeaderValue(with.getKeyId());
        signature.setAlgorithmHeaderValue(AlgorithmIdentifiers.RSA_USING_SHA256);
        try {
            return signature.getCompactSerialization();
        } catch (JoseException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
