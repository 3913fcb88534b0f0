package culm.load.deployed;

import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.plugin.Component;
import culm.plugin.Plugin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** The same within the engine's transaction: several in a row may share a commit. */
@Plugin(code = "load_add_tx", group = "load", transactional = true)
@ApplicationScoped
public class AddingInTransaction implements Component {

    @Inject
    Adding adding;

    @Override
    public Answer execute(Activity activity) {
        return adding.execute(activity);
    }
}
