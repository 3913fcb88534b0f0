package culm.incontainer;

import culm.local.LocalServer;
import culm.local.Places;
import culm.local.ServerPlan;
import culm.local.WildFly;
import culm.system.ServerDirectories;
import java.nio.file.Path;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Lays out the server that Arquillian starts, on free ports, and tells arquillian.xml about it. */
public final class PreparedContainer implements LauncherSessionListener {

    private static final String ADMIN_PASSWORD = "in-container-secret";

    @Override
    public void launcherSessionOpened(LauncherSession session) {
        if (Boolean.getBoolean("culm.incontainer")) {
            prepare(Path.of(System.getProperty("culm.root")), Path.of(System.getProperty("culm.wildfly")));
        }
    }

    private static void prepare(Path root, Path wildfly) {
        var directory = ServerDirectories.fresh(root, "in-container");
        var plan = ServerPlan.onFreePorts(directory, ADMIN_PASSWORD);
        new LocalServer(new Places(root, wildfly), plan).prepare();
        System.setProperty("culm.incontainer.managementPort", Integer.toString(plan.managementPort()));
        System.setProperty(
                "culm.incontainer.arguments",
                "-Djboss.server.base.dir=%s -Dculm.admin-password=%s -Dculm.examples=true %s"
                        .formatted(directory, ADMIN_PASSWORD, String.join(" ", WildFly.arguments(plan))));
    }
}
