package culm.ee.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BuiltInSettingsTest {

    private static Settings read(Map<String, String> environment) {
        return Settings.read(new Properties(), environment, "machine");
    }

    @Test
    void nothingIsAllowedByDefault() {
        var allowed = read(Map.of()).builtIns();

        assertThat(allowed.http().targets().include(URI.create("https://example.org")))
                .isFalse();
        assertThat(allowed.http().privateTargets().include(URI.create("http://127.0.0.1")))
                .isFalse();
        assertThat(allowed.http().timeout()).isEqualTo(Duration.ofSeconds(60));
        assertThat(allowed.http().mostBytes()).isEqualTo(1 << 20);
        assertThat(allowed.mailSessions()).isEmpty();
        assertThat(allowed.jmsFactories()).isEmpty();
        assertThat(allowed.jmsDestinations()).isEmpty();
        assertThat(allowed.sql().sources()).isEmpty();
        assertThat(allowed.sql().writable()).isEmpty();
        assertThat(allowed.sql().mostRows()).isEqualTo(1_000);
        assertThat(allowed.batchJobs()).isEmpty();
        assertThat(allowed.ejbs()).isEmpty();
    }

    @Test
    void whatIsAllowedHasANameForTrees() {
        var allowed = read(Map.of(
                        "CULM_HTTP_TARGETS", "https://*.example.org, http://[::1]:8080",
                        "CULM_JMS_DESTINATIONS", "orders=java:/jms/queue/orders, news=topic:news",
                        "CULM_SQL_SOURCES", "orders=java:/jdbc/orders,bills=jdbc/bills",
                        "CULM_SQL_WRITABLE", "bills",
                        "CULM_BATCH_JOBS", "nightly,cleanup",
                        "CULM_EJB_INTERFACES", "stock=java:global/shop/shop-ejb/StockBean!shop.Stock"))
                .builtIns();

        assertThat(allowed.http().targets().include(URI.create("https://api.example.org/x")))
                .isTrue();
        assertThat(allowed.jmsDestinations())
                .isEqualTo(Map.of("orders", "java:/jms/queue/orders", "news", "topic:news"));
        assertThat(allowed.sql().writable()).isEqualTo(List.of("bills"));
        assertThat(allowed.batchJobs()).isEqualTo(List.of("nightly", "cleanup"));
        assertThat(allowed.ejbs()).containsKey("stock");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CULM_HTTP_TARGETS|example.org",
                "CULM_HTTP_TARGETS|https://example.org/path",
                "CULM_HTTP_PRIVATE_TARGETS|10.0.0.1",
                "CULM_HTTP_TIMEOUT_SECONDS|0",
                "CULM_HTTP_MAX_KB|70000",
                "CULM_MAIL_SESSIONS|java:/mail/x",
                "CULM_MAIL_SESSIONS|a=ldap://example.org/x",
                "CULM_JMS_FACTORIES|a=b,a=c",
                "CULM_JMS_DESTINATIONS|a=queue:",
                "CULM_SQL_SOURCES|a b=jdbc/x",
                "CULM_SQL_MAX_ROWS|0",
                "CULM_BATCH_JOBS|a,,b",
                "CULM_EJB_INTERFACES|stock=java:global/shop/StockBean"
            })
    void aMistakeEndsTheStartWithOneLine(String name, String text) {
        var environment = new HashMap<>(Map.of(name, text));

        var wrong = catchThrowableOfType(WrongSettings.class, () -> read(environment));

        assertThat(wrong.mistakes()).hasSize(1);
        assertThat(wrong.mistakes().get(0)).startsWith("%s is '%s'; it must be ".formatted(name, text));
    }

    @Test
    void whatMayBeWrittenMustBeASource() {
        var wrong = catchThrowableOfType(WrongSettings.class, () -> read(Map.of("CULM_SQL_WRITABLE", "orders")));

        assertThat(wrong.mistakes())
                .containsExactly("CULM_SQL_WRITABLE names 'orders', which CULM_SQL_SOURCES does not");
    }
}
