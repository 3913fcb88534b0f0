package culm.ee.webhook;

import culm.api.ActionResult;
import culm.api.Code;
import culm.api.CulmException;
import culm.ee.event.EventDesk;
import culm.ee.event.EventSettings;
import culm.ee.http.Addresses;
import culm.port.Account;
import culm.port.Event;
import culm.port.Webhook;
import culm.port.Webhook.Progress;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes, changes and removes webhooks. */
public final class WebhookDesk {

    private static final int MOST = 100;

    private final Sources sources;
    private final Addresses addresses;

    public WebhookDesk(Sources sources, EventSettings settings) {
        this.sources = sources;
        this.addresses = new Addresses(settings.privateTargets());
    }

    public List<WebhookView> list() {
        return sources.transactions().alone(() -> sources.webhooks().list()).stream()
                .map(WebhookView::of)
                .toList();
    }

    /** @throws CulmException NOT_FOUND */
    public WebhookView find(String id) {
        return WebhookView.of(known(id).orElseThrow(() -> new CulmException(Code.NOT_FOUND, unknown(id))));
    }

    private Optional<Webhook> known(String id) {
        return sources.transactions().alone(() -> sources.webhooks().find(id));
    }

    /** @return {@code extra.id} and {@code extra.secret}, which is never shown again */
    public ActionResult create(String creator, WebhookSpec spec) {
        var refusal = wrongAddress(spec.url()).or(() -> wrongSecret(spec.secret()));
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var kinds = kinds(spec.types());
        var secret = spec.secret() == null ? Signature.freshSecret() : spec.secret();
        return sources.transactions().alone(() -> roomFor(spec.project()).orElseGet(() -> {
            var webhook = made(creator, spec, secret, kinds);
            sources.webhooks().add(webhook);
            return shown(webhook.id(), secret);
        }));
    }

    private Webhook made(String creator, WebhookSpec spec, String secret, Set<Event.Kind> kinds) {
        var now = sources.clock().instant();
        return new Webhook(
                "w" + sources.ids().next().substring(0, 31),
                spec.project() == null ? Account.EVERY_PROJECT : spec.project(),
                spec.url(),
                secret,
                kinds,
                !Boolean.FALSE.equals(spec.active()),
                creator,
                now,
                Progress.from(sources.events().newest(), now));
    }

    private static ActionResult shown(String id, String secret) {
        var extra = new LinkedHashMap<String, Object>();
        extra.put("id", id);
        extra.put("secret", secret);
        return ActionResult.success(extra);
    }

    private Optional<ActionResult> roomFor(String project) {
        var all = project == null || project.equals(Account.EVERY_PROJECT);
        if (!all && sources.projects().find(project).isEmpty()) {
            return Optional.of(
                    ActionResult.refused(Code.UNKNOWN_PROJECT, "project(%s) does not exist".formatted(project)));
        }
        return sources.webhooks().list().size() < MOST
                ? Optional.empty()
                : Optional.of(
                        ActionResult.refused(Code.ILLEGAL_STATE, "there are %d webhooks; remove one".formatted(MOST)));
    }

    private Optional<ActionResult> wrongAddress(String url) {
        return addresses
                .wrong(url)
                .or(() -> addresses.refusal(URI.create(url).getHost()))
                .map(WebhookDesk::invalid);
    }

    private static Optional<ActionResult> wrongSecret(String secret) {
        return secret == null || Signature.isSecret(secret)
                ? Optional.empty()
                : Optional.of(invalid("secret must be whsec_ and 24 to 64 bytes in Base64"));
    }

    private static Set<Event.Kind> kinds(Set<String> names) {
        return EventDesk.kinds(names == null ? Set.of() : names);
    }

    /** What becomes active goes on after the last event that it was sent. */
    public ActionResult change(String id, WebhookSpec spec) {
        var refusal = spec.url() == null ? Optional.<ActionResult>empty() : wrongAddress(spec.url());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        var kinds = kinds(spec.types());
        var secret = spec.freshSecret() ? Signature.freshSecret() : null;
        return sources.transactions().alone(() -> {
            var before = sources.webhooks().find(id);
            if (before.isEmpty()) {
                return notFound(id);
            }
            sources.webhooks().change(changed(before.get(), spec, kinds, secret));
            return secret == null ? ActionResult.success(Map.of("id", id)) : shown(id, secret);
        });
    }

    private Webhook changed(Webhook before, WebhookSpec spec, Set<Event.Kind> kinds, String secret) {
        var next = before.with(
                spec.url() == null ? before.url() : spec.url(), spec.types() == null ? before.kinds() : kinds);
        if (secret != null) {
            next = next.withSecret(secret);
        }
        if (spec.active() == null || spec.active() == before.active()) {
            return next;
        }
        return spec.active() ? next.activated(sources.clock().instant()) : next.inactive();
    }

    /** What was sent to it is forgotten with time. */
    public ActionResult remove(String id) {
        return sources.transactions().alone(() -> {
            if (sources.webhooks().find(id).isEmpty()) {
                return notFound(id);
            }
            sources.webhooks().remove(id);
            return ActionResult.success();
        });
    }

    static ActionResult notFound(String id) {
        return ActionResult.refused(Code.NOT_FOUND, unknown(id));
    }

    static String unknown(String id) {
        return "webhook(%s) does not exist".formatted(id);
    }

    private static ActionResult invalid(String message) {
        return ActionResult.refused(Code.INVALID_ARGUMENT, message);
    }
}
