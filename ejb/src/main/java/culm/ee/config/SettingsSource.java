package culm.ee.config;

import culm.ee.service.ShownSettings;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.lang.System.Logger.Level;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Reads the settings of this process. */
@Dependent
public class SettingsSource {

    private static final System.Logger LOG = System.getLogger(SettingsSource.class.getName());

    @Produces
    @Singleton
    Settings settings() {
        try {
            return Settings.read(System.getProperties(), System.getenv(), machineName());
        } catch (WrongSettings wrong) {
            wrong.mistakes().forEach(mistake -> LOG.log(Level.ERROR, mistake));
            throw wrong;
        }
    }

    @Produces
    @Singleton
    ShownSettings shownSettings() {
        return new ShownSettings(Settings.shown(System.getProperties(), System.getenv(), machineName()));
    }

    private static String machineName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "server";
        }
    }
}
