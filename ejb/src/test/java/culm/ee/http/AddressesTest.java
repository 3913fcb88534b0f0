package culm.ee.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class AddressesTest {

    @Test
    void addressesOfThisMachineAndOfPrivateNetworksAreRefused() throws Exception {
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
                "[2001:0:7f00:1::]",
                "[::127.0.0.1]",
                "[::ffff:0:7f00:1]",
                "[0:0:0:0:0:0:0:0]",
                "[fec0::1]",
                "[ff02::1]",
                "192.0.0.8",
                "198.18.0.1",
                "2130706433",
                "127.1")) {
            assertThatThrownBy(() -> closed.reachable(host)).as(host).isInstanceOf(Addresses.Refused.class);
        }
        assertThat(closed.reachable("93.184.216.34")).hasSize(1);
        assertThat(closed.reachable("[2606:2800:220:1:248:1893:25c8:1946]")).hasSize(1);
    }

    @Test
    void whatIsNoWholeAddressIsRefused() throws Exception {
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
        assertThat(open.reachable("127.0.0.1")).hasSize(1);
    }
}
