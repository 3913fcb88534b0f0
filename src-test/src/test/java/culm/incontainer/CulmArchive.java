package culm.incontainer;

import java.nio.file.Path;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The culm.ear that was built, with a test inside its WAR. */
final class CulmArchive {

    private CulmArchive() {}

    static EnterpriseArchive with(Class<?>... tests) {
        var ear = Path.of(System.getProperty("culm.root"), "ear/target/culm.ear");
        var archive = ShrinkWrap.createFromZipFile(EnterpriseArchive.class, ear.toFile());
        archive.getAsType(WebArchive.class, "/culm-web.war").addClasses(tests);
        return archive;
    }
}
