package culm.system.browser;

import culm.system.CulmUnderTest;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** Somebody who opens the list of runs again and again. */
public final class OpenedList implements AutoCloseable {

    private final Browser browser = new Browser(false);
    private final Console console;

    public OpenedList(URI address, String user, String password) {
        console = Console.of(
                browser, new CulmUnderTest(address, Optional.empty(), Path.of(""), Optional.empty(), user, password));
        try {
            seconds();
        } catch (RuntimeException | Error failed) {
            close();
            throw failed;
        }
    }

    /** From the moment when he asks for the page to that when its first run is shown. */
    public double seconds() {
        browser.driver().get("about:blank");
        var began = System.nanoTime();
        console.go("");
        console.find("tr[data-run]");
        return (System.nanoTime() - began) / 1e9;
    }

    @Override
    public void close() {
        browser.close();
    }
}
