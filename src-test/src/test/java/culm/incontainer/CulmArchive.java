package culm.incontainer;

import culm.system.ChosenServer;
import java.nio.file.Path;
import java.util.List;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The application that was built for the chosen server, with a test inside its WAR. */
final class CulmArchive {

    /** A job and a bean for the built-in components, where the engine finds them. */
    private static final String DEPLOYED = "culm.incontainer.deployed";

    private static final String JOB = "batch-count.xml";
    private static final String JOB_PATH = "batch-jobs/count.xml";

    private CulmArchive() {}

    static Archive<?> with(Class<?>... tests) {
        var application = ChosenServer.places().application();
        return application.toString().endsWith(".war") ? war(application, tests) : ear(application, tests);
    }

    private static Archive<?> ear(Path application, Class<?>... tests) {
        var ear = ShrinkWrap.createFromZipFile(EnterpriseArchive.class, application.toFile());
        ear.getAsType(JavaArchive.class, "/culm-ejb.jar").addPackage(DEPLOYED).addAsManifestResource(JOB, JOB_PATH);
        examples(ear.getAsType(WebArchive.class, "/culm-web.war").addClasses(tests));
        return ear;
    }

    private static Archive<?> war(Path application, Class<?>... tests) {
        return examples(ShrinkWrap.createFromZipFile(WebArchive.class, application.toFile())
                .addClasses(tests)
                .addPackage(DEPLOYED)
                .addAsResource(JOB, "META-INF/" + JOB_PATH));
    }

    private static WebArchive examples(WebArchive war) {
        for (var name : List.of("jms-send", "batch-job", "invoke-ejb")) {
            var file = Path.of(System.getProperty("culm.root"), "docs/examples", name + ".json");
            war.addAsResource(file.toFile(), "examples/" + name + ".json");
        }
        return war;
    }
}
