package culm.ee.webhook;

import java.util.List;

/** @param nextCursor for the page after this one, or null if there is none */
public record DeliveryPage(List<DeliveryView> items, String nextCursor) {}
