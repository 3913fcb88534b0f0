package culm.ee.access;

import jakarta.security.enterprise.credential.Credential;

/** A token as a caller shows it. */
public record Bearer(String token) implements Credential {

    /** Whatever writes it into a log. */
    @Override
    public String toString() {
        return "a token";
    }
}
