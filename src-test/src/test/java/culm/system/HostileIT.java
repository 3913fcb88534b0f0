package culm.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;

/** What somebody tries who means no good; wrong passwords are tried in {@link LoginsIT}. */
@ExtendWith(ServerExtension.class)
class HostileIT {

    private static final String PIPELINES = "api/v1/pipelines";
    private static final String EVIL = "https://evil.example";

    @TestFactory
    Stream<DynamicTest> noPathLeadsPastTheGuard(CulmUnderTest culm) {
        return Stream.of(
                        "/culm//api/v1/pipelines",
                        "/culm/./api/v1/pipelines",
                        "/culm/health/../api/v1/pipelines",
                        "/culm/health/..;/api/v1/pipelines",
                        "/culm/health/live/..%2f..%2fapi/v1/pipelines",
                        "/culm/api;x=y/v1/pipelines",
                        "/culm/;/api/v1/pipelines",
                        "/culm/api/v1/pipelines;jsessionid=1",
                        "/culm/%61pi/v1/pipelines",
                        "/culm/api%2fv1/pipelines",
                        "/culm/API/v1/pipelines",
                        "/culm/api/v1/pipelines%00",
                        "/culm/api/v1/pipelines/%2e%2e/admin/users",
                        "/culm/api\\v1\\pipelines",
                        "/culm/WEB-INF/web.xml",
                        "/culm/%57EB-INF/web.xml",
                        "/culm/META-INF/MANIFEST.MF")
                .map(path -> dynamicTest(path, () -> {
                    var answer = new RawHttp(culm.address()).get(path);

                    if (RawHttp.status(answer) == 200) {
                        assertThat(answer).as("the start page").contains("<title>Culm</title>");
                    } else {
                        assertThat(RawHttp.status(answer)).isIn(0, 400, 401, 403, 404);
                    }
                    assertThat(answer).doesNotContain("next_cursor").doesNotContain("security-constraint");
                }));
    }

    @TestFactory
    Stream<DynamicTest> nothingOfARequestBecomesAHeader(CulmUnderTest culm) {
        return Stream.of(
                        "/culm/api/v1/pipelines/x%0d%0aX-Evil:%20yes",
                        "/culm/api/v1/pipelines?q=%0d%0aX-Evil:%20yes",
                        "/culm/api/v1/nodes/%0aX-Evil:yes/state",
                        "/culm/nothing%0d%0aX-Evil:%20yes")
                .map(path -> dynamicTest(path, () -> {
                    var answer = new RawHttp(culm.address()).get(path, "Authorization: " + basic(culm));

                    var head = answer.split("\r\n\r\n", 2)[0];
                    assertThat(head.lines()).noneMatch(line -> line.startsWith("X-Evil"));
                }));
    }

    private static String basic(CulmUnderTest culm) {
        var login = culm.user() + ":" + culm.password();
        return "Basic " + Base64.getEncoder().encodeToString(login.getBytes(StandardCharsets.UTF_8));
    }

    private static void hasSecureHeaders(HttpResponse<?> response) {
        var headers = response.headers();
        assertThat(headers.firstValue("X-Content-Type-Options")).contains("nosniff");
        assertThat(headers.firstValue("X-Frame-Options")).contains("DENY");
        assertThat(headers.firstValue("Referrer-Policy")).contains("no-referrer");
        assertThat(headers.firstValue("Content-Security-Policy").orElse("")).contains("frame-ancestors 'none'");
        assertThat(headers.firstValue("Set-Cookie"))
                .as("no session that could be fixed")
                .isEmpty();
        assertThat(headers.map().keySet())
                .noneMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("access-control"));
    }

    @Test
    void everyAnswerHasSecureHeadersAndNoCookie(CulmUnderTest culm) {
        var rest = culm.rest();
        var answers = List.of(
                rest.anonymous().get(""),
                rest.anonymous().get("health/live"),
                rest.anonymous().get(PIPELINES),
                rest.get(PIPELINES),
                rest.get(PIPELINES + "/nobody"),
                rest.get("nothing"),
                rest.get("api/v1/nothing"),
                rest.send("DELETE", PIPELINES),
                rest.post(PIPELINES, Map.of()));

        assertThat(answers).allSatisfy(answer -> hasSecureHeaders(answer.response()));
        assertThat(rest.get(PIPELINES).response().headers().firstValue("Cache-Control"))
                .contains("no-store");
    }

    @Test
    void filesOfTheConsoleAreKeptForGoodAndThePageThatNamesThemIsNot(CulmUnderTest culm) {
        var rest = culm.rest().anonymous();
        var folder = ConsolePage.folder(rest);

        assertThat(caching(rest.get(""))).isEqualTo("no-cache");
        assertThat(caching(rest.get(folder + "/main.js"))).contains("max-age=31536000", "immutable");
        assertThat(caching(rest.get(folder + "/none.js")))
                .as("of another release, perhaps")
                .isEqualTo("no-store");
    }

    private static String caching(RestDoor.Answer answer) {
        return answer.response().headers().firstValue("Cache-Control").orElseThrow();
    }

    /** A session that somebody has thought of is not taken over. */
    @Test
    void noSessionIsFixed(CulmUnderTest culm) {
        var known = culm.rest()
                .request(PIPELINES)
                .header("Cookie", "JSESSIONID=fixed")
                .GET();
        hasSecureHeaders(culm.rest().send(known).response());

        var stranger = culm.rest()
                .anonymous()
                .request(PIPELINES)
                .header("Cookie", "JSESSIONID=fixed")
                .GET();
        assertThat(culm.rest().send(stranger).status()).isEqualTo(401);
    }

    @Test
    void anotherSiteReadsNothing(CulmUnderTest culm) throws Exception {
        var answer = culm.rest()
                .send(culm.rest().request(PIPELINES).header("Origin", EVIL).GET());
        hasSecureHeaders(answer.response());

        var preflight = new RawHttp(culm.address())
                .get("/culm/api/v1/pipelines", "Origin: " + EVIL, "Access-Control-Request-Method: POST");
        assertThat(preflight.toLowerCase(Locale.ROOT)).doesNotContain("access-control-allow");
    }

    /** Browsers send remembered credentials with forms of other sites. */
    @Test
    void anotherSiteChangesNothing(CulmUnderTest culm) {
        for (var header :
                List.of("Origin " + EVIL, "Origin null", "Sec-Fetch-Site cross-site", "Sec-Fetch-Site same-site")) {
            var parts = header.split(" ", 2);
            var request = culm.rest()
                    .request(PIPELINES + "/nobody/pause")
                    .header(parts[0], parts[1])
                    .POST(BodyPublishers.noBody());
            assertThat(culm.rest().send(request).status()).as(header).isEqualTo(403);
        }
        var own = culm.rest()
                .request(PIPELINES + "/nobody/pause")
                .header("Origin", "http://" + culm.address().getAuthority())
                .POST(BodyPublishers.noBody());
        assertThat(culm.rest().send(own).status()).isEqualTo(404);
    }

    @TestFactory
    Stream<DynamicTest> hugeAndDeepJsonIsRefused(CulmUnderTest culm) {
        var deep = "{\"a\":".repeat(20_000) + "1" + "}".repeat(20_000);
        return Stream.of(
                        "{\"inputs\": " + deep + "}",
                        "{\"inputs\": {\"n\": 1e999999999}}",
                        "{\"inputs\": {\"n\": " + "9".repeat(1_000_000) + "}}",
                        "{\"inputs\": {\"x\": \"" + "y".repeat(17 << 20) + "\"}}")
                .map(body -> dynamicTest(body.length() + " characters", () -> {
                    var answer = culm.rest().postText("api/v1/nodes/nobody/retry", body, "application/json");

                    assertThat(answer.status()).isIn(400, 404, 413);
                    assertThat(culm.rest().get("health/ready").status()).isEqualTo(200);
                }));
    }

    @Test
    void aBodyThatComesTooSlowlyIsNotWaitedFor(CulmUnderTest culm) throws IOException {
        var took = new RawHttp(culm.address()).drip("/culm/api/v1/pipelines", basic(culm), Duration.ofMillis(200));

        assertThat(took).isLessThan(Duration.ofSeconds(40));
    }
}
