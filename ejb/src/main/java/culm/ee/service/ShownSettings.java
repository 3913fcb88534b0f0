package culm.ee.service;

import culm.api.SettingView;
import java.util.List;

/** The settings of this server as an administrator may see them. */
public record ShownSettings(List<SettingView> all) {

    public ShownSettings {
        all = List.copyOf(all);
    }
}
