package culm.ee.batch;

import java.util.List;

/** @param nextCursor null on the last page */
public record BatchPage(List<BatchView> items, String nextCursor) {}
