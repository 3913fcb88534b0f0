package culm.system.beside;

import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.plugin.Component;
import culm.plugin.Plugin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.naming.InitialContext;
import javax.naming.NamingException;

/** Works in the engine's transaction, and tells how those of its earlier calls have ended. */
@Plugin(code = "book_beside", transactional = true)
@ApplicationScoped
public class Booking implements Component {

    private final List<String> ends = new CopyOnWriteArrayList<>();

    @Override
    public Answer execute(Activity activity) throws NamingException {
        activity.outputs().put("ends", String.join(" ", ends));
        TransactionSynchronizationRegistry registry =
                InitialContext.doLookup("java:comp/TransactionSynchronizationRegistry");
        registry.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {}

            @Override
            public void afterCompletion(int status) {
                ends.add(status == Status.STATUS_COMMITTED ? "kept" : "undone");
            }
        });
        if ("true".equals(activity.inputs().get("fail"))) {
            throw new IllegalStateException("nothing of this is to be kept");
        }
        return Answer.done();
    }
}
