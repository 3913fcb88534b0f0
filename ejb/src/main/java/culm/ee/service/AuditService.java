package culm.ee.service;

import culm.api.CulmException;
import culm.ee.access.AuditPage;
import culm.ee.access.AuditSearch;

/** What was done by whom. */
public interface AuditService {

    /**
     * Everything, for administrators.
     *
     * @throws CulmException FORBIDDEN, INVALID_ARGUMENT
     */
    AuditPage list(AuditSearch search);

    /**
     * What was done to one run and its nodes, for whoever may look at it.
     *
     * @throws CulmException PIPELINE_NOT_FOUND, INVALID_ARGUMENT
     */
    AuditPage ofPipeline(String pipelineId, AuditSearch search);
}
