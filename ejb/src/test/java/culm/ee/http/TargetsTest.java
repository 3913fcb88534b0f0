package culm.ee.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TargetsTest {

    private final Targets targets = new Targets(
            List.of("https://api.example.org", "https://*.example.com:8443", "http://127.0.0.1:*", "http://[::1]:80"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://api.example.org/x?y",
                "https://API.example.org.:443/",
                "https://a.b.example.com:8443/",
                "http://127.0.0.1:9/",
                "http://[::1]/"
            })
    void includesWhatIsNamed(String uri) {
        assertThat(targets.include(URI.create(uri))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://api.example.org/",
                "https://api.example.org:8443/",
                "https://x.api.example.org/",
                "https://example.com:8443/",
                "https://notexample.com:8443/",
                "https://a.example.com/",
                "http://127.0.0.2:9/",
                "https://api.example.org.evil.org/"
            })
    void includesNothingElse(String uri) {
        assertThat(targets.include(URI.create(uri))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "example.org",
                "ftp://example.org",
                "https://a*.org",
                "https://example.org/path",
                "https://*."
            })
    void whatIsNoTargetIsRefused(String text) {
        assertThatThrownBy(() -> new Targets(List.of(text))).isInstanceOf(IllegalArgumentException.class);
    }
}
