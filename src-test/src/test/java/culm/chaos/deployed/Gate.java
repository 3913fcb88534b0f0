package culm.chaos.deployed;

import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.plugin.Component;
import culm.plugin.Plugin;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Files;
import java.nio.file.Path;

/** Keeps a consumer busy until a file is there: whatever comes meanwhile waits in the queue. */
@Plugin(code = "gate", group = "chaos", idempotent = true)
@ApplicationScoped
public class Gate implements Component {

    private static final long BETWEEN_LOOKS = 20;

    @Override
    public Answer execute(Activity activity) throws InterruptedException {
        var key = Path.of((String) activity.inputs().get("file"));
        while (!Files.exists(key)) {
            Thread.sleep(BETWEEN_LOOKS);
        }
        return Answer.done();
    }
}
