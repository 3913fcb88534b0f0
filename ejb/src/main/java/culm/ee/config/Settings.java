package culm.ee.config;

import culm.api.SettingView;
import culm.data.SecretNames;
import culm.ee.access.OpenId;
import culm.ee.care.CareSettings;
import culm.ee.component.BuiltInSettings;
import culm.ee.event.EventSettings;
import culm.engine.EngineSettings;
import culm.port.Event;
import culm.tree.Branching.Strategy;
import culm.tree.ReadOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;

/**
 * How this server behaves, read once when it starts. The setting {@code loop-index-offset} is the system property
 * {@code culm.loop-index-offset}, or else the environment variable {@code CULM_LOOP_INDEX_OFFSET}; the others likewise.
 *
 * @param serverName {@code server-name}: what this server is called in the database, in the log and on tokens. Two servers
 *     on one database need two names: the one that starts later puts the other out. Default: the name of the machine
 * @param loopIndexOffset {@code loop-index-offset}: added to the number of a pass, which begins at 1, to give {@code _loop}
 *     and {@code _inner_loop}. -1 or 0; default -1
 * @param rerunLimit {@code rerun-limit}: how many passes one node may make by back edges; 0: any number. Default 100
 * @param strictTemplates {@code strict-templates}: what a template cannot resolve fails the node, instead of staying in the
 *     text. Default false
 * @param exclusiveStrategy {@code exclusive-strategy}: when several conditions of an exclusive gateway hold, FIRST takes
 *     the first in order and ONLY fails the gateway. Default FIRST
 * @param slice {@code slice-millis}: how long, in milliseconds, one token may go on before others get their turn. Default 250
 * @param zone {@code zone}: the time zone of the times in {@code get_state} and the histories, such as Europe/Berlin.
 *     Default: the machine's
 * @param maxDepth {@code max-depth}: how deep subprocesses may be nested. Default 50
 * @param maxNodes {@code max-nodes}: how many nodes a tree may have, subprocesses included. Default 500000
 * @param maxBodyBytes {@code max-body-mb}: how large a request body may be, in MiB. Default 16
 * @param queues {@code queues}: the queues that runs may choose, and how many tokens of each this server moves at the same
 *     time, such as {@code default:8,mail:4,reports:0}; 0: others work on it. A name without a number has as many as
 *     {@code consumers} says, and so has the default queue if it is not named. Here the name of the default queue is "".
 *     Default: the default queue alone
 * @param receives whether the message-driven bean is at rest and this server receives the messages of the default queue like
 *     those of the others: if {@code queues} is set
 * @param consumers {@code consumers}: how many tokens of a queue this server moves at the same time. Default 32
 * @param forgottenAfter {@code sweep-seconds}: a token that no server took for so long is sent again. Default 5
 * @param lease {@code lease-seconds}: a server that gave no sign of life for so long, by the clock of the
 *     database, counts as gone. Default 30
 * @param drain {@code drain-seconds}: how long a server that is stopped waits for the components that it is calling; what
 *     takes longer is lost, as if the server had crashed. Default 15
 * @param examples {@code examples}: whether the example components are deployed. Default false
 * @param adminPassword {@code admin-password}: of the user {@code admin}. Default: one is made at the first start on a
 *     database, and shown once in the log
 * @param secretNames {@code secret-names}: no answer, log or audit entry tells a value whose name contains one of these, in upper or
 *     lower case. Default: password, passwd, secret, api_key, apikey, private_key, access_token, credential
 * @param keepAnswers {@code idempotency-hours}: how long, in hours, a call with the same idempotency key gets the answer of the
 *     first one again. 1 to 720; default 24
 * @param openId {@code oidc-issuer}: the OpenID provider whose tokens are taken, by https or on this machine; {@code oidc-audience}:
 *     for whom its tokens must be meant, needed with it; {@code oidc-name-claim}: which claim names the user, default sub.
 *     Default: no provider
 * @param events how much is told of what happens, and to whom: see {@link EventSettings}
 * @param builtIns what the built-in components may use: see {@link BuiltInSettings}
 * @param care how long what is over is kept: see {@link CareSettings}
 */
public record Settings(
        String serverName,
        int loopIndexOffset,
        int rerunLimit,
        boolean strictTemplates,
        Strategy exclusiveStrategy,
        Duration slice,
        ZoneId zone,
        int maxDepth,
        int maxNodes,
        long maxBodyBytes,
        Map<String, Integer> queues,
        boolean receives,
        int consumers,
        Duration forgottenAfter,
        Duration lease,
        Duration drain,
        boolean examples,
        Optional<Secret> adminPassword,
        List<String> secretNames,
        Duration keepAnswers,
        Optional<OpenId> openId,
        EventSettings events,
        BuiltInSettings builtIns,
        CareSettings care) {

    private static final String NAME = "[A-Za-z0-9._-]{1,64}";
    private static final String ISSUER = "https://\\S+|http://(127\\.0\\.0\\.1|localhost)(:\\d+)?(/\\S*)?";
    private static final String SECRET = "[A-Za-z0-9_.-]{2,64}";
    private static final List<String> SECRET_NAMES =
            List.of("password", "passwd", "secret", "api_key", "apikey", "private_key", "access_token", "credential");
    private static final int MIB = 1 << 20;

    /**
     * Reads them from system properties and the environment.
     *
     * @throws WrongSettings with one line for every mistake
     */
    public static Settings read(Properties properties, Map<String, String> environment, String machineName) {
        var text = new SettingsText(properties, environment);
        var settings = read(text, machineName);
        text.refuseMistakes();
        return settings;
    }

    /** Each of them as an administrator may see it. */
    static List<SettingView> shown(Properties properties, Map<String, String> environment, String machineName) {
        var text = new SettingsText(properties, environment);
        read(text, machineName);
        return text.shown();
    }

    private static Settings read(SettingsText text, String machineName) {
        var consumers = text.integer("consumers", 32, 1, 1_000);
        return new Settings(
                text.matching("server-name", NAME, machineName),
                text.integer("loop-index-offset", -1, -1, 0),
                text.integer("rerun-limit", 100, 0, Integer.MAX_VALUE),
                text.flag("strict-templates", false),
                text.choice("exclusive-strategy", Strategy.FIRST),
                Duration.ofMillis(text.integer("slice-millis", 250, 1, 60_000)),
                text.zone("zone", ZoneId.systemDefault()),
                text.integer("max-depth", 50, 1, 1_000),
                text.integer("max-nodes", 500_000, 1, 10_000_000),
                (long) text.integer("max-body-mb", 16, 1, 1_024) * MIB,
                text.queues("queues", NAME, consumers),
                text.isSet("queues"),
                consumers,
                Duration.ofSeconds(text.integer("sweep-seconds", 5, 1, 3_600)),
                Duration.ofSeconds(text.integer("lease-seconds", 30, 3, 3_600)),
                Duration.ofSeconds(text.integer("drain-seconds", 15, 0, 3_600)),
                text.flag("examples", false),
                text.secret("admin-password", 8),
                text.names("secret-names", SECRET, SECRET_NAMES),
                Duration.ofHours(text.integer("idempotency-hours", 24, 1, 720)),
                openId(text),
                events(text),
                new BuiltInSettingsText(text).read(),
                care(text));
    }

    private static Optional<OpenId> openId(SettingsText text) {
        var issuer = text.matching("oidc-issuer", ISSUER, "");
        var audience = text.matching("oidc-audience", ".{1,255}", "");
        var claim = text.matching("oidc-name-claim", ".{1,64}", "sub");
        if (!issuer.isEmpty() && audience.isEmpty()) {
            text.mistake("CULM_OIDC_AUDIENCE must be set where CULM_OIDC_ISSUER is");
        }
        return issuer.isEmpty() ? Optional.empty() : Optional.of(new OpenId(issuer, audience, claim));
    }

    private static EventSettings events(SettingsText text) {
        return new EventSettings(
                text.choice("events", Event.Detail.RUNS),
                Duration.ofHours(text.integer("event-keep-hours", 24, 1, 24 * 366)),
                text.integer("event-keep-most", 1_000_000, 1_000, Integer.MAX_VALUE),
                text.integer("event-streams", 500, 0, 100_000),
                text.flag("webhook-private-targets", false),
                Duration.ofHours(text.integer("webhook-give-up-hours", 24, 1, 24 * 366)),
                Duration.ofSeconds(text.integer("webhook-timeout-seconds", 10, 1, 60)));
    }

    private static CareSettings care(SettingsText text) {
        return new CareSettings(
                days(text.integer("retention-days", 0, 0, 36_500)),
                days(text.integer("audit-keep-days", 0, 0, 36_500)),
                Duration.ofDays(text.integer("batch-keep-days", 30, 1, 36_500)),
                Optional.of(text.matching("archive-directory", ".{1,1000}", ""))
                        .filter(name -> !name.isEmpty())
                        .map(name -> Path.of(name).toAbsolutePath()),
                text.integer("retention-percent", 20, 1, 100));
    }

    /** 0: for ever. */
    private static Optional<Duration> days(int number) {
        return number == 0 ? Optional.empty() : Optional.of(Duration.ofDays(number));
    }

    SecretNames secrets() {
        return new SecretNames(secretNames);
    }

    /** @param server the name of this server's incarnation */
    EngineSettings engine(String server) {
        return new EngineSettings(
                server,
                loopIndexOffset,
                rerunLimit,
                strictTemplates,
                slice,
                zone,
                new ReadOptions(true, maxDepth, maxNodes, exclusiveStrategy),
                secrets(),
                keepAnswers);
    }
}
