package culm.chaos.deployed;

import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.plugin.Component;
import culm.plugin.Plugin;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/** Writes a row by JPA in the engine's transaction. A second row of one node would break its primary key. */
@Plugin(code = "book", group = "chaos", transactional = true)
@ApplicationScoped
public class BookingComponent implements Component {

    @PersistenceContext(unitName = "chaos")
    EntityManager entities;

    @Override
    public Answer execute(Activity activity) {
        entities.persist(new Booking(activity.nodeId(), activity.version()));
        return Answer.done();
    }
}
