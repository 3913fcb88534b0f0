package culm.load;

import java.nio.file.Path;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The culm.ear that was built, with components that do next to nothing and a servlet that drives it from inside. */
final class LoadArchive {

    private LoadArchive() {}

    static Path writeTo(Path directory, Path root) {
        var components = ShrinkWrap.create(JavaArchive.class, "load.jar")
                .addPackage("culm.load.deployed")
                .addAsManifestResource("chaos/beans.xml", "beans.xml");
        var built = root.resolve("ear/target/culm.ear").toFile();
        var archive = ShrinkWrap.createFromZipFile(EnterpriseArchive.class, built);
        archive.getAsType(WebArchive.class, "/culm-web.war").addPackage("culm.load.driven");
        var ear = directory.resolve("culm.ear");
        archive.addAsLibrary(components).as(ZipExporter.class).exportTo(ear.toFile(), true);
        return ear;
    }
}
