package culm.ee.service;

/** @param maxBodyBytes the largest request body that is read */
public record RequestLimits(long maxBodyBytes) {}
