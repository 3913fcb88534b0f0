package culm.ee.service;

import jakarta.enterprise.context.RequestScoped;
import java.util.Set;

/** What a door knows of the call that it lets in: for the audit log, and whether the call may come again. */
@RequestScoped
public class CallContext {

    private String door = "ejb";
    private String address;
    private String traceId;
    private String reason;
    private String key;
    private boolean recorded;
    private boolean repeated;
    private Set<String> roles;

    /**
     * @param name rest or remote
     * @param from the address, or null
     * @param trace under which the caller or a log knows the call, or null
     */
    public void enter(String name, String from, String trace) {
        door = name;
        address = from;
        traceId = trace;
    }

    /**
     * The roles that its credentials give the caller. A container may know more of somebody of that name: Payara adds the groups of
     * its file realm, which a token must not gain.
     */
    public void limitTo(Set<String> given) {
        roles = Set.copyOf(given);
    }

    /** Whether the caller may have a role, if the container says so. */
    public boolean allows(String role) {
        return roles == null || roles.contains(role);
    }

    /** Why, in the caller's words. */
    public void because(String words) {
        reason = words;
    }

    /** @param idempotencyKey under which the call may come again, or null */
    public void once(String idempotencyKey) {
        key = idempotencyKey;
    }

    /** The call was made before: it is given the answer of that time. */
    public void repeat() {
        repeated = true;
    }

    public boolean isRepeated() {
        return repeated;
    }

    /** The call is in the audit log. */
    public void record() {
        recorded = true;
    }

    public boolean isRecorded() {
        return recorded;
    }

    public String door() {
        return door;
    }

    public String address() {
        return address;
    }

    public String traceId() {
        return traceId;
    }

    /** Null if the call is to be carried out each time. */
    public String key() {
        return key;
    }

    public String reason() {
        return reason;
    }
}
