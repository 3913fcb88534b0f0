package culm.ee.config;

import culm.ee.component.BuiltInSettings;
import culm.ee.component.BuiltInSettings.SqlSettings;
import culm.ee.component.HttpSettings;
import culm.ee.http.Targets;
import java.time.Duration;
import java.util.Map;

/** Reads what the built-in components may use. */
final class BuiltInSettingsText {

    private static final String NAME = "[A-Za-z0-9._-]{1,64}";
    private static final String JNDI = "(java:)?[A-Za-z0-9_./$-]{1,200}";
    private static final String DESTINATION = "(queue:|topic:)[A-Za-z0-9_.$-]{1,200}|" + JNDI;
    private static final String EJB = JNDI + "![A-Za-z0-9_.$]{1,200}";
    private static final int KIB = 1 << 10;

    private final SettingsText text;

    BuiltInSettingsText(SettingsText text) {
        this.text = text;
    }

    BuiltInSettings read() {
        return new BuiltInSettings(
                new HttpSettings(
                        targets("http-targets", "https://*.example.org,http://10.0.0.7:8080"),
                        targets("http-private-targets", "http://10.0.0.7:8080,http://127.0.0.1:*"),
                        seconds("http-timeout-seconds"),
                        text.integer("http-max-kb", 1_024, 1, 65_536) * KIB),
                pairs("mail-sessions", "default=java:/mail/culm"),
                pairs("jms-factories", "default=java:/JmsXA"),
                text.pairs("jms-destinations", NAME, DESTINATION, "orders=java:/jms/queue/orders,news=topic:news"),
                sql(),
                text.list("batch-jobs", NAME, "nightly,cleanup"),
                text.pairs("ejb-interfaces", NAME, EJB, "stock=java:global/shop/shop-ejb/Stock!shop.Stock"));
    }

    private Targets targets(String name, String example) {
        return new Targets(text.list(name, Targets.FORM, example));
    }

    private Map<String, String> pairs(String name, String example) {
        return text.pairs(name, NAME, JNDI, example);
    }

    private Duration seconds(String name) {
        return Duration.ofSeconds(text.integer(name, 60, 1, 3_600));
    }

    private SqlSettings sql() {
        var sources = pairs("sql-sources", "orders=java:/jdbc/orders");
        var writable = text.list("sql-writable", NAME, "orders,bills");
        for (var name : writable) {
            if (!sources.containsKey(name)) {
                text.mistake("CULM_SQL_WRITABLE names '%s', which CULM_SQL_SOURCES does not".formatted(name));
            }
        }
        return new SqlSettings(
                sources, writable, text.integer("sql-max-rows", 1_000, 1, 100_000), seconds("sql-timeout-seconds"));
    }
}
