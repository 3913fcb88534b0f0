package culm.ee.access;

/**
 * The OpenID provider whose tokens are taken.
 *
 * @param issuer as its tokens name it
 * @param audience for whom tokens must be meant
 * @param nameClaim which claim names the user
 */
public record OpenId(String issuer, String audience, String nameClaim) {}
