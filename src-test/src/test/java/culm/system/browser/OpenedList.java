package culm.system.browser;

import culm.system.CulmUnderTest;
import java.net.URI;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Somebody who opens the list of runs again and again. */
public final class OpenedList implements AutoCloseable {

    /** Notes when the first run is painted. Asking for it again and again from outside would hold up the page. */
    private static final String WATCH =
            """
            const watch = new MutationObserver(() => {
              if (!document.querySelector('tr[data-run]')) return;
              watch.disconnect();
              requestAnimationFrame(() => setTimeout(() => { window.firstRunAt = performance.now(); }));
            });
            watch.observe(document, { childList: true, subtree: true });
            """;

    private final Browser browser = new Browser(false);
    private final Console console;

    public OpenedList(URI address, String user, String password) {
        console = Console.of(
                browser, new CulmUnderTest(address, Optional.empty(), Path.of(""), Optional.empty(), user, password));
        try {
            browser.driver().executeCdpCommand("Page.addScriptToEvaluateOnNewDocument", Map.of("source", WATCH));
            seconds();
        } catch (RuntimeException | Error failed) {
            close();
            throw failed;
        }
    }

    /** From the moment when he asks for the page, in a tab that has none, to that when its first run is on the screen. */
    public double seconds() {
        browser.driver().get("about:blank");
        console.go("");
        var at = console.until("the first run", () -> (Number) console.script("return window.firstRunAt"));
        return at.doubleValue() / 1e3;
    }

    @Override
    public void close() {
        browser.close();
    }
}
