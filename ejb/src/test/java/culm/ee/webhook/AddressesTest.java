package culm.ee.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class AddressesTest {

    @Test
    void addressesOfThisMachineAndOfPrivateNetworksAreRefused() {
        var closed = new Addresses(false);

        for (var host : List.of(
                "127.0.0.1",
                "localhost",
                "0.0.0.0",
                "10.1.2.3",
                "172.16.0.1",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "224.0.0.1",
                "255.255.255.255",
                "[::1]",
                "[fd00::1]",
                "[fe80::1]",
                "[::ffff:127.0.0.1]",
                "[64:ff9b::7f00:1]",
                "[2002:7f00:1::]",
                "2130706433",
                "127.1")) {
            assertThat(closed.refusal(host)).as(host).isPresent();
        }
        assertThat(closed.refusal("93.184.216.34")).isEmpty();
        assertThat(closed.refusal("[2606:2800:220:1:248:1893:25c8:1946]")).isEmpty();
    }

    @Test
    void whatIsNoWholeAddressIsRefused() {
        var open = new Addresses(true);

        for (var url : new String[] {
            null,
            "",
            "hook",
            "ftp://example.org",
            "https://",
            "https:///path",
            "https://anna:secret@example.org",
            "https://example.org/#x",
            "http://a b",
            "https://example.org/" + "x".repeat(2_000)
        }) {
            assertThat(open.wrong(url)).as(String.valueOf(url)).isPresent();
        }
        assertThat(open.wrong("https://example.org/hooks?key=value")).isEmpty();
        assertThat(open.wrong("http://127.0.0.1:8080/")).isEmpty();
        assertThat(open.refusal("127.0.0.1")).isEmpty();
    }
}
