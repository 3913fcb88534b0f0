package culm.incontainer;

import culm.system.ChosenServer;
import java.nio.file.Path;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The application that was built for the chosen server, with a test inside its WAR. */
final class CulmArchive {

    private CulmArchive() {}

    static Archive<?> with(Class<?>... tests) {
        var application = ChosenServer.places().application();
        return application.toString().endsWith(".war") ? war(application, tests) : ear(application, tests);
    }

    private static Archive<?> ear(Path application, Class<?>... tests) {
        var ear = ShrinkWrap.createFromZipFile(EnterpriseArchive.class, application.toFile());
        ear.getAsType(WebArchive.class, "/culm-web.war").addClasses(tests);
        return ear;
    }

    private static Archive<?> war(Path application, Class<?>... tests) {
        return ShrinkWrap.createFromZipFile(WebArchive.class, application.toFile())
                .addClasses(tests);
    }
}
