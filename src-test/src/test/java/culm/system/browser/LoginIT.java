package culm.system.browser;

import static org.assertj.core.api.Assertions.assertThat;

import culm.system.CulmUnderTest;
import culm.system.ServerExtension;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Nobody sees anything before he has said who he is, and each sees what is granted to him. */
@Tag("wildfly")
@ExtendWith({ServerExtension.class, BrowserExtension.class})
class LoginIT {

    private static final String PASSWORD = "console-test-secret";

    private static CulmUnderTest user(CulmUnderTest culm, String name, String role) {
        culm.rest()
                .post(
                        "api/v1/admin/users",
                        Map.of("name", name, "password", PASSWORD, "role", role, "projects", Map.of()));
        return culm.as(name, PASSWORD);
    }

    private static List<String> pages(Console console) {
        return console.all(".nav a").stream()
                .map(link -> link.getDomAttribute("href"))
                .toList();
    }

    @Test
    void aWrongPasswordIsRefusedInWordsAndTheRightOneLeadsToWhereOneWanted(CulmUnderTest culm, Browser browser) {
        user(culm, "lena", "culm-operator");
        var console = Console.fresh(browser, culm).open("runs?state=FAILED");
        console.login("lena", "not her password");
        console.says("[data-code=UNAUTHENTICATED]", "password");
        assertThat(console.has(".nav")).isFalse();

        console.login("lena", PASSWORD);

        console.find("[data-filter-state=FAILED][aria-pressed=true]");
        assertThat((String) console.script("return location.hash")).isEqualTo("#/runs?state=FAILED");
        assertThat((String) console.script("return JSON.stringify(sessionStorage) + JSON.stringify(localStorage)"))
                .doesNotContain(PASSWORD);
    }

    @Test
    void whoLogsOutLeavesNoTokenBehind(CulmUnderTest culm, Browser browser) {
        var console = Console.of(browser, culm).open("");
        var token = (String) console.script("return JSON.parse(sessionStorage.getItem('culm.session')).id");

        console.click("[data-logout]");

        console.find(".login");
        console.until("the end of the token", () -> state(culm, token).equals("revoked") ? true : null);
        assertThat(console.script("return sessionStorage.getItem('culm.session')"))
                .isNull();
    }

    private static String state(CulmUnderTest culm, String token) {
        var tokens = (List<?>) culm.rest().get("api/v1/tokens").json();
        return tokens.stream()
                .map(one -> (Map<?, ?>) one)
                .filter(one -> token.equals(one.get("id")))
                .map(one -> (String) one.get("state"))
                .findFirst()
                .orElse("revoked");
    }

    @Test
    void whoseTokenEndsLogsInAgainAndIsWhereHeWas(CulmUnderTest culm, Browser browser) {
        var mia = user(culm, "mia", "culm-operator");
        new Flows(culm).waiting("lexpire");
        var console = Console.of(browser, mia).openRun("lexpire");
        var token = (String) console.script("return JSON.parse(sessionStorage.getItem('culm.session')).id");

        culm.rest().send("DELETE", "api/v1/tokens/" + token);

        console.says(".login", "Your session has ended");
        console.login("mia", PASSWORD);
        console.find("header[data-run=lexpire]");
    }

    @Test
    void aViewerIsOfferedNothingThatHeMayNotDo(CulmUnderTest culm, Browser browser) {
        var viewer = user(culm, "vera", "culm-viewer");
        new Flows(culm).failed("lview");
        var console = Console.of(browser, viewer).openNode("lview", "lviewbad");

        console.says("[data-ex-data]", "told to fail");
        assertThat(console.has("[data-action]")).isFalse();
        assertThat(pages(console)).containsExactly("#/runs");
        console.go("engine").says("[data-code=FORBIDDEN]", "may not");
    }
}
