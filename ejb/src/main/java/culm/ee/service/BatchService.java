package culm.ee.service;

import culm.api.ActionResult;
import culm.api.CulmException;
import culm.ee.batch.BatchItemPage;
import culm.ee.batch.BatchPage;
import culm.ee.batch.BatchSearch;
import culm.ee.batch.BatchSpec;
import culm.ee.batch.BatchView;

/** Operations on many runs or nodes. Everybody who may act on runs sees the own batches, administrators see all. */
public interface BatchService {

    /** @return the new batch, as {@code extra.id}; of a dry run what it would be for. Refused with INVALID_ARGUMENT, FORBIDDEN, LIMIT */
    ActionResult order(BatchSpec batch, String reason);

    /** @throws CulmException NOT_FOUND */
    BatchView get(String id);

    /** @throws CulmException INVALID_ARGUMENT */
    BatchPage list(BatchSearch search);

    /** @throws CulmException INVALID_ARGUMENT, NOT_FOUND */
    BatchItemPage items(String id, BatchSearch search);

    /** Leaves out what has not begun. Refused with NOT_FOUND, ILLEGAL_STATE, FORBIDDEN. */
    ActionResult cancel(String id);
}
