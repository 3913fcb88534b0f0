package culm.system;

import static org.assertj.core.api.Assertions.assertThat;

import culm.local.LocalServer;
import culm.local.ServerPlan;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/** A server of its own: with a provider, and with so many wrong passwords that nobody else would want to share it. */
@Tag("boots")
@TestMethodOrder(OrderAnnotation.class)
class LoginsIT {

    private static final Duration BOOT = Duration.ofMinutes(3);
    private static final String PASSWORD = "logins-test-secret";
    private static final String ME = "api/v1/me";

    private static SmallProvider provider;
    private static LocalServer server;
    private static RestDoor admin;
    private static RestDoor nobody;

    @BeforeAll
    static void start() {
        var root = Path.of(System.getProperty("culm.root"));
        provider = new SmallProvider();
        var plan = ServerPlan.onFreePorts(ServerDirectories.fresh(root, "logins"), PASSWORD)
                .with(List.of("oidc-issuer=" + provider.issuer(), "oidc-audience=culm"));
        server = new LocalServer(ChosenServer.places(), plan);
        server.start(BOOT);
        admin = door(ServerPlan.ADMIN, PASSWORD);
        nobody = admin.anonymous();
    }

    @AfterAll
    static void stop() {
        if (server != null) {
            server.close();
        }
        provider.close();
    }

    private static RestDoor door(String user, String password) {
        return new RestDoor(server.address(), user, password);
    }

    @Test
    @Order(1)
    void aUserOfTheProviderComesInByItsToken() {
        var eve = Map.of("name", "eve", "origin", "oidc", "projects", Map.of("default", "culm-operator"));
        assertThat(admin.post("api/v1/admin/users", eve).status()).isEqualTo(201);

        var me = admin.bearer(provider.token("eve", claims -> {})).get(ME);
        assertThat(me.status()).isEqualTo(200);
        assertThat(me.object()).containsEntry("name", "eve").containsEntry("origin", "oidc");
        assertThat(admin.bearer(provider.token("admin", claims -> {})).get(ME).status())
                .isEqualTo(401);
        assertThat(admin.bearer(provider.token("eve", claims -> claims.setAudience("another")))
                        .get(ME)
                        .status())
                .isEqualTo(401);
        assertThat(admin.bearer(provider.signed("eve", claims -> {}, SmallProvider.newKey("first")))
                        .get(ME)
                        .status())
                .isEqualTo(401);
    }

    /** By one client: a thousand of them would take longer than the server. */
    private static RestDoor.Answer guess(int number) {
        var login = (ServerPlan.ADMIN + ":guess " + number).getBytes(StandardCharsets.UTF_8);
        var request = nobody.request(ME)
                .header("Authorization", "Basic " + Base64.getEncoder().encodeToString(login));
        return nobody.send(request.GET());
    }

    /** Of those that are checked; what is throttled is not. */
    @Test
    @Order(2)
    void itTakesAsLongToRefuseAUserThatIsNotThere() {
        var known = new ArrayList<Duration>();
        var unknown = new ArrayList<Duration>();
        for (int i = 0; i < 5; i++) {
            known.add(refused(ServerPlan.ADMIN, "wrong " + i));
            unknown.add(refused("nobody", "wrong " + i));
        }

        var ratio = (double) median(known).toNanos() / median(unknown).toNanos();
        assertThat(ratio).isBetween(0.4, 2.5);
    }

    private static Duration refused(String user, String password) {
        var begin = Instant.now();
        assertThat(door(user, password).get(ME).status()).isEqualTo(401);
        return Duration.between(begin, Instant.now());
    }

    private static Duration median(List<Duration> times) {
        return times.stream().sorted().toList().get(times.size() / 2);
    }

    @Test
    @Order(3)
    void aThousandWrongPasswordsAreThrottledAndHurtNobodyElse() {
        assertThat(admin.get(ME).status()).isEqualTo(200);
        var before = Instant.now();
        int checked = 0;
        for (int i = 0; i < 1_000; i++) {
            var answer = guess(i);
            assertThat(answer.status()).isIn(401, 429);
            checked += answer.status() == 401 ? 1 : 0;
            if (i % 100 == 0) {
                assertThat(admin.get(ME).status()).as("who is in stays in").isEqualTo(200);
            }
        }
        var minutes = Duration.between(before, Instant.now()).toMinutes();

        assertThat(checked).isLessThan(30 + 10 * (int) (minutes + 1));
        var throttled = door(ServerPlan.ADMIN, "one more").get(ME);
        assertThat(throttled.object()).containsEntry("code", "THROTTLED");
        assertThat(throttled.response().headers().firstValue("Retry-After")).isPresent();
        assertThat(admin.bearer(provider.token("eve", claims -> {})).get(ME).status())
                .isEqualTo(200);
    }
}
