package culm.chaos;

import java.nio.file.Path;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;

/** The culm.ear that was built, with the components that bear witness among its libraries. */
final class ChaosArchive {

    private ChaosArchive() {}

    static Path writeTo(Path directory, Path root) {
        var witnesses = ShrinkWrap.create(JavaArchive.class, "chaos.jar")
                .addPackage("culm.chaos.deployed")
                .addAsManifestResource("chaos/persistence.xml", "persistence.xml")
                .addAsManifestResource("chaos/beans.xml", "beans.xml");
        var ear = directory.resolve("culm.ear");
        ShrinkWrap.createFromZipFile(
                        EnterpriseArchive.class,
                        root.resolve("ear/target/culm.ear").toFile())
                .addAsLibrary(witnesses)
                .as(ZipExporter.class)
                .exportTo(ear.toFile(), true);
        return ear;
    }
}
