package culm.ee.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.entry;

import culm.api.SettingView;
import culm.ee.access.OpenId;
import culm.tree.Branching.Strategy;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingsTest {

    @Test
    void hasADefaultForEverything() {
        var settings = read(Map.of(), Map.of());

        assertThat(settings.serverName()).isEqualTo("machine");
        assertThat(settings.loopIndexOffset()).isEqualTo(-1);
        assertThat(settings.rerunLimit()).isEqualTo(100);
        assertThat(settings.strictTemplates()).isFalse();
        assertThat(settings.exclusiveStrategy()).isEqualTo(Strategy.FIRST);
        assertThat(settings.slice()).isEqualTo(Duration.ofMillis(250));
        assertThat(settings.zone()).isEqualTo(ZoneId.systemDefault());
        assertThat(settings.maxDepth()).isEqualTo(50);
        assertThat(settings.maxNodes()).isEqualTo(500_000);
        assertThat(settings.maxBodyBytes()).isEqualTo(16 * 1024 * 1024);
        assertThat(settings.queues()).containsOnly(entry("", 32));
        assertThat(settings.receives()).isFalse();
        assertThat(settings.consumers()).isEqualTo(32);
        assertThat(settings.forgottenAfter()).isEqualTo(Duration.ofSeconds(5));
        assertThat(settings.lease()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.drain()).isEqualTo(Duration.ofSeconds(15));
        assertThat(settings.examples()).isFalse();
        assertThat(settings.adminPassword()).isEmpty();
    }

    @Test
    void readsSystemPropertiesAndTheEnvironment() {
        var settings = read(
                Map.of(
                        "culm.loop-index-offset",
                        "0",
                        "culm.queues",
                        "slow, fast:2, reports:0",
                        "culm.zone",
                        "Europe/Berlin"),
                Map.of(
                        "CULM_EXCLUSIVE_STRATEGY",
                        "ONLY",
                        "CULM_SLICE_MILLIS",
                        "50",
                        "CULM_ADMIN_PASSWORD",
                        "long enough"));

        assertThat(settings.loopIndexOffset()).isZero();
        assertThat(settings.queues())
                .containsOnly(entry("", 32), entry("slow", 32), entry("fast", 2), entry("reports", 0));
        assertThat(settings.receives()).isTrue();
        assertThat(settings.zone()).isEqualTo(ZoneId.of("Europe/Berlin"));
        assertThat(settings.exclusiveStrategy()).isEqualTo(Strategy.ONLY);
        assertThat(settings.slice()).isEqualTo(Duration.ofMillis(50));
        assertThat(settings.adminPassword()).contains(new Secret("long enough"));
    }

    @Test
    void aServerNeedNotWorkOnTheDefaultQueue() {
        var settings = read(Map.of("culm.queues", "default:0,mail"), Map.of("CULM_CONSUMERS", "3"));

        assertThat(settings.queues()).containsOnly(entry("", 0), entry("mail", 3));
    }

    @Test
    void theMessageDrivenBeanRestsAsSoonAsQueuesAreSpokenOf() {
        var settings = read(Map.of(), Map.of("CULM_QUEUES", ""));

        assertThat(settings.queues()).containsOnly(entry("", 32));
        assertThat(settings.receives()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"fast,,slow", "slow lane", "mail:", "mail:-1", "mail:1001", "mail:1:2", "mail,mail:2", ":3"})
    void namesWhatIsNoListOfQueues(String wrong) {
        assertThatThrownBy(() -> read(Map.of("culm.queues", wrong), Map.of()))
                .isInstanceOf(WrongSettings.class)
                .hasMessageContaining("culm.queues is '%s'; it must be queues such as default:8,mail:4", wrong);
    }

    @Test
    void prefersTheSystemProperty() {
        var settings = read(Map.of("culm.rerun-limit", "1"), Map.of("CULM_RERUN_LIMIT", "2"));

        assertThat(settings.rerunLimit()).isEqualTo(1);
    }

    @Test
    void takesAnEmptyTextForNoSetting() {
        assertThat(read(Map.of("culm.rerun-limit", " "), Map.of("CULM_ZONE", ""))
                        .rerunLimit())
                .isEqualTo(100);
    }

    @Test
    void namesEveryMistakeAtOnceAndWhereItWasMade() {
        var wrong = catchThrowableOfType(
                WrongSettings.class,
                () -> read(
                        Map.of(
                                "culm.loop-index-offset", "1",
                                "culm.rerun-limit", "many",
                                "culm.strict-templates", "yes",
                                "culm.exclusive-strategy", "ANY",
                                "culm.slice-millis", "0",
                                "culm.zone", "Atlantis",
                                "culm.max-depth", "-5",
                                "culm.max-body-mb", "99999999999"),
                        Map.of(
                                "CULM_QUEUES", "fast,,slow lane",
                                "CULM_CONSUMERS", "0",
                                "CULM_SERVER_NAME", "a b",
                                "CULM_ADMIN_PASSWORD", "short")));

        assertThat(wrong.mistakes())
                .hasSize(12)
                .contains(
                        "culm.loop-index-offset is '1'; it must be a whole number from -1 to 0",
                        "culm.strict-templates is 'yes'; it must be true or false",
                        "culm.exclusive-strategy is 'ANY'; it must be one of [FIRST, ONLY]",
                        "CULM_ADMIN_PASSWORD must have 8 characters or more");
        assertThat(wrong).hasMessageNotContaining("short").hasMessageContaining("CULM_CONSUMERS");
    }

    @Test
    void namesOfSecretsAreWordsSeparatedByCommas() {
        assertThat(read(Map.of("culm.secret-names", "pin, geheim"), Map.of()).secretNames())
                .containsExactly("pin", "geheim");
        assertThat(read(Map.of(), Map.of()).secretNames()).contains("password", "api_key");
        assertThatThrownBy(() -> read(Map.of("culm.secret-names", "pin,,x"), Map.of()))
                .isInstanceOf(WrongSettings.class)
                .hasMessageContaining("culm.secret-names is 'pin,,x'");
    }

    @Test
    void aProviderIsNamedWithItsAudience() {
        var set = Map.of("culm.oidc-issuer", "https://id.example/realm", "culm.oidc-audience", "culm");

        assertThat(read(set, Map.of()).openId()).contains(new OpenId("https://id.example/realm", "culm", "sub"));
        assertThat(read(Map.of(), Map.of()).openId()).isEmpty();
        assertThatThrownBy(() -> read(Map.of("culm.oidc-issuer", "https://id.example"), Map.of()))
                .hasMessageContaining("CULM_OIDC_AUDIENCE must be set");
        assertThatThrownBy(() -> read(Map.of("culm.oidc-issuer", "http://id.example"), set))
                .hasMessageContaining("culm.oidc-issuer is 'http://id.example'");
    }

    @Test
    void showsNoPassword() {
        assertThat(read(Map.of(), Map.of("CULM_ADMIN_PASSWORD", "open sesame")).toString())
                .doesNotContain("open sesame");
    }

    @Test
    void showsEachSettingWithItsSourceAndNoSecret() {
        var properties = new Properties();
        properties.put("culm.rerun-limit", " 7 ");
        var environment = Map.of("CULM_ADMIN_PASSWORD", "open sesame", "CULM_ZONE", "UTC", "CULM_QUEUES", "mail:2");

        var shown = Settings.shown(properties, environment, "machine");

        assertThat(shown)
                .contains(
                        new SettingView("rerun-limit", "7", "100", "culm.rerun-limit"),
                        new SettingView("admin-password", "***", "", "CULM_ADMIN_PASSWORD"),
                        new SettingView("zone", "UTC", ZoneId.systemDefault().toString(), "CULM_ZONE"),
                        new SettingView("queues", "mail:2", "default:32", "CULM_QUEUES"),
                        new SettingView("server-name", "machine", "machine", "default"))
                .hasSize(Settings.class.getRecordComponents().length
                        - 1
                        + 2
                        + 6
                        + 12
                        + 4); // "receives" is none, "openId" is three, "events" is seven, "builtIns" is thirteen,
        // "care" is five
    }

    private static Settings read(Map<String, String> properties, Map<String, String> environment) {
        var all = new Properties();
        all.putAll(properties);
        return Settings.read(all, environment, "machine");
    }
}
