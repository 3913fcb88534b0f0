package culm.ee.access;

import jakarta.security.enterprise.credential.Credential;

/** A token as a caller shows it. */
public record Bearer(String token) implements Credential {

    /** Whether it is, or pretends to be, one that Culm has made. */
    public boolean isOwn() {
        return token.startsWith(TokenDesk.PREFIX);
    }

    /** Whatever writes it into a log. */
    @Override
    public String toString() {
        return "a token";
    }
}
