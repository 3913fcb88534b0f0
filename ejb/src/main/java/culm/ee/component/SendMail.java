package culm.ee.component;

import culm.component.BuiltIn;
import culm.component.Inputs;
import culm.component.WrongInput;
import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.plugin.Plugin;
import jakarta.mail.Address;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Locale;

/** Sends one mail by a mail session of the server. */
@Plugin(code = "send_mail", name = "Send a mail", group = "built-in")
public final class SendMail extends BuiltIn {

    private static final int MOST_RECIPIENTS = 100;
    private static final int MOST_CHARACTERS = 1 << 20;
    private static final int LONGEST_SUBJECT = 500;
    private static final String UTF_8 = "UTF-8";

    private final Offered sessions;
    private final InstantSource clock;

    SendMail(BuiltInSettings settings, Offered.Lookup lookup, InstantSource clock) {
        this.sessions = new Offered("mail-sessions", settings.mailSessions(), lookup);
        this.clock = clock;
    }

    @Override
    protected Answer begin(Activity activity, Inputs inputs) {
        inputs.only("session", "from", "to", "cc", "bcc", "reply_to", "subject", "text", "html");
        var session = sessions.find(inputs.text("session", "default"), Session.class);
        try {
            var message = new MimeMessage(session);
            var recipients = address(message, inputs);
            fill(message, inputs);
            Transport.send(message);
            activity.outputs().put("message_id", message.getMessageID());
            activity.outputs().put("recipients", (long) recipients);
            return Answer.done();
        } catch (MessagingException refused) {
            return Answer.failed("the mail was not sent: " + reason(refused));
        }
    }

    private static int address(MimeMessage message, Inputs inputs) throws MessagingException {
        var count = 0;
        for (var kind : List.of(RecipientType.TO, RecipientType.CC, RecipientType.BCC)) {
            var addresses = addresses(inputs, kind.toString().toLowerCase(Locale.ROOT));
            message.setRecipients(kind, addresses);
            count += addresses.length;
        }
        if (count == 0 || count > MOST_RECIPIENTS) {
            throw new WrongInput("to, cc and bcc must have 1 to %d addresses together".formatted(MOST_RECIPIENTS));
        }
        message.setReplyTo(addresses(inputs, "reply_to"));
        if (inputs.has("from")) {
            var from = addresses(inputs, "from");
            if (from.length != 1) {
                throw new WrongInput("from must be one address");
            }
            message.setFrom(from[0]);
        } else {
            message.setFrom();
        }
        return count;
    }

    /** Each is one address, with or without a name: nobody adds others by a comma or a line end. */
    private static Address[] addresses(Inputs inputs, String name) {
        var addresses = new ArrayList<Address>();
        for (var text : inputs.texts(name)) {
            try {
                var address = new InternetAddress(single(name, text), true);
                if (address.isGroup()) {
                    throw new AddressException("a group");
                }
                addresses.add(address);
            } catch (AddressException wrong) {
                throw new WrongInput("%s: '%s' is no mail address".formatted(name, text));
            }
        }
        return addresses.toArray(Address[]::new);
    }

    private static String single(String name, String text) {
        if (text.codePoints().anyMatch(Character::isISOControl)) {
            throw new WrongInput(name + " must be one line");
        }
        return text;
    }

    private void fill(MimeMessage message, Inputs inputs) throws MessagingException {
        var subject = single("subject", inputs.text("subject"));
        var text = inputs.text("text", "");
        var html = inputs.text("html", "");
        if (text.isEmpty() && html.isEmpty()) {
            throw new WrongInput("there must be text or html");
        }
        if (subject.length() > LONGEST_SUBJECT || text.length() + html.length() > MOST_CHARACTERS) {
            throw new WrongInput("subject may have %d characters, text and html together %d"
                    .formatted(LONGEST_SUBJECT, MOST_CHARACTERS));
        }
        message.setSubject(subject, UTF_8);
        message.setSentDate(Date.from(clock.instant()));
        if (html.isEmpty()) {
            message.setText(text, UTF_8);
        } else if (text.isEmpty()) {
            message.setText(html, UTF_8, "html");
        } else {
            message.setContent(new MimeMultipart("alternative", part(text, "plain"), part(html, "html")));
        }
    }

    private static MimeBodyPart part(String text, String subtype) throws MessagingException {
        var part = new MimeBodyPart();
        part.setText(text, UTF_8, subtype);
        return part;
    }

    private static String reason(MessagingException refused) {
        var next = refused.getNextException();
        return next == null ? String.valueOf(refused.getMessage()) : refused.getMessage() + ": " + next.getMessage();
    }
}
