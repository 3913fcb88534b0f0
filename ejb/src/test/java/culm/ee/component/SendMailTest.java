package culm.ee.component;

import static org.assertj.core.api.Assertions.assertThat;

import culm.component.Attempt;
import culm.plugin.Answer.Kind;
import jakarta.mail.Session;
import java.time.Instant;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.TimeUnit;
import javax.naming.NameNotFoundException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SendMailTest {

    private final SmallMailServer server = new SmallMailServer();
    private final SendMail component =
            new SendMail(BatchJobTest.settings(), this::session, () -> Instant.parse("2026-03-01T12:00:00Z"));

    @AfterEach
    void close() {
        server.close();
    }

    private Object session(String name) throws NameNotFoundException {
        if (name.equals("mail/gone")) {
            throw new NameNotFoundException(name);
        }
        var properties = new Properties();
        properties.setProperty("mail.smtp.host", "127.0.0.1");
        properties.setProperty("mail.smtp.port", Integer.toString(server.port()));
        properties.setProperty("mail.from", "culm@example.org");
        return Session.getInstance(properties);
    }

    private static Attempt mail(Object... more) {
        var attempt = Attempt.of("to", List.of("Ann <ann@example.org>"), "subject", "Übergabe", "text", "It is done.");
        attempt.inputs().putAll(Attempt.of(more).inputs());
        return attempt;
    }

    @Test
    void sendsToEverybodyWhoIsNamed() throws Exception {
        var attempt = mail("cc", "bert@example.org", "bcc", List.of("carl@example.org"), "html", "<b>It is done.</b>");

        assertThat(component.execute(attempt).kind()).isEqualTo(Kind.DONE);

        var mail = server.mails().poll(10, TimeUnit.SECONDS);
        assertThat(mail.from()).isEqualTo("culm@example.org");
        assertThat(mail.to()).containsExactly("ann@example.org", "bert@example.org", "carl@example.org");
        assertThat(mail.text())
                .contains("Subject: =?UTF-8?", "multipart/alternative", "<b>It is done.</b>", "Cc: bert@example.org")
                .doesNotContain("carl@example.org");
        assertThat(attempt.outputs()).containsEntry("recipients", 3L).containsKey("message_id");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ann@example.org, evil@example.org",
                "ann@example.org\r\nBcc: evil@example.org",
                "ann",
                "<ann@example.org",
                "friends: ann@example.org, evil@example.org;"
            })
    void nobodyIsAddedByTheTextOfAnAddress(String to) throws Exception {
        assertThat(component.execute(mail("to", to)).kind()).isEqualTo(Kind.FAILED);
        assertThat(server.mails()).isEmpty();
    }

    @Test
    void noHeaderIsAddedByTheTextOfASubject() throws Exception {
        assertThat(component
                        .execute(mail("subject", "x\r\nBcc: evil@example.org"))
                        .reason())
                .isEqualTo("subject must be one line");
        assertThat(server.mails()).isEmpty();
    }

    @Test
    void whatIsMissingIsNamed() throws Exception {
        assertThat(component.execute(mail("to", List.of())).reason())
                .isEqualTo("to, cc and bcc must have 1 to 100 addresses together");
        assertThat(component.execute(mail("text", "")).reason()).isEqualTo("there must be text or html");
        assertThat(component.execute(mail("session", "other")).reason())
                .isEqualTo("'other' is not one of the allowed names (mail-sessions)");
        assertThat(component.execute(mail("session", "gone")).reason())
                .isEqualTo("the server has no Session at mail/gone, which mail-sessions names for 'gone'");
    }

    @Test
    void failsWithTheWordsOfTheMailServer() throws Exception {
        assertThat(component.execute(mail("to", "nobody@example.org")).reason())
                .asString()
                .startsWith("the mail was not sent: ")
                .contains("550 no such user");
    }

    @Test
    void failsWhenNoMailServerListens() throws Exception {
        server.close();

        assertThat(component.execute(mail()).reason()).asString().startsWith("the mail was not sent: ");
    }
}
