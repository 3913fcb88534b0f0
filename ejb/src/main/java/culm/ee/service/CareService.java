package culm.ee.service;

import culm.api.ActionResult;
import culm.api.CulmException;
import culm.ee.care.Archive;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** What keeps the store small, and helps those who help. For administrators. */
public interface CareService {

    /**
     * Everything about one run, as a zip file.
     *
     * @throws CulmException PIPELINE_NOT_FOUND, FORBIDDEN
     */
    byte[] supportBundle(String pipelineId);

    /**
     * When a run is to be removed, at the earliest. Refused with PIPELINE_NOT_FOUND, FORBIDDEN.
     *
     * @param time null: as the settings say
     */
    ActionResult removeAfter(String pipelineId, Instant time);

    /**
     * The files of the archive, the latest first.
     *
     * @throws CulmException FORBIDDEN
     */
    List<Archive.Part> archives();

    /**
     * A run as it was when it was removed.
     *
     * @throws CulmException PIPELINE_NOT_FOUND, FORBIDDEN
     */
    Map<String, Object> archived(String pipelineId);
}
