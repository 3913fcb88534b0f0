package culm.ee.persistence;

import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import org.flywaydb.core.api.resource.LoadableResource;

/** A migration script in this jar. */
final class Script extends LoadableResource {

    private static final String FOLDER = "/culm/db/";

    private final String name;

    Script(String name) {
        this.name = name;
    }

    @Override
    public Reader read() {
        var stream = Script.class.getResourceAsStream(FOLDER + name);
        if (stream == null) {
            throw new IllegalStateException("the jar has no " + FOLDER + name);
        }
        return new InputStreamReader(stream, StandardCharsets.UTF_8);
    }

    @Override
    public String getAbsolutePath() {
        return FOLDER + name;
    }

    @Override
    public String getAbsolutePathOnDisk() {
        return FOLDER + name;
    }

    @Override
    public String getFilename() {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    @Override
    public String getRelativePath() {
        return name;
    }
}
