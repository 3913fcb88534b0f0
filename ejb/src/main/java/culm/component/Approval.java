package culm.component;

import culm.plugin.Activity;
import culm.plugin.Answer;
import culm.plugin.Plugin;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Waits until people have approved, each by a callback {@code {"approved": true, "comment": "…"}} to the node under a name of
 * their own. Whose word does not count changes nothing, but is noted.
 */
@Plugin(code = "approval", name = "Approval", group = "built-in", idempotent = true)
public final class Approval extends BuiltIn {

    private static final int MOST_APPROVERS = 100;
    private static final int MOST_IGNORED = 20;
    private static final int LONGEST_COMMENT = 2_000;
    private static final String DECISIONS = "decisions";
    private static final String IGNORED = "ignored";

    private final InstantSource clock;

    public Approval(InstantSource clock) {
        this.clock = clock;
    }

    @Override
    protected Answer begin(Activity activity, Inputs inputs) {
        inputs.only("approvers", "approvals", "four_eyes", "on_reject", "question");
        var terms = Terms.of(activity, inputs);
        if (!terms.approvers().isEmpty() && terms.able().size() < terms.needed()) {
            throw new WrongInput(
                    "%d approvals are needed, and %s may give one".formatted(terms.needed(), names(terms.able())));
        }
        activity.outputs().put(DECISIONS, new ArrayList<>());
        return Answer.awaitCallback();
    }

    private static String names(Set<String> able) {
        return able.isEmpty() ? "nobody" : "only " + String.join(", ", able);
    }

    /**
     * @param approvers who may approve; empty: any user who may call back
     * @param starter who may not, or null
     * @param fails whether a rejection fails the node
     */
    private record Terms(List<String> approvers, String starter, int needed, boolean fails) {

        static Terms of(Activity activity, Inputs inputs) {
            var fourEyes = inputs.flag("four_eyes", true);
            if (fourEyes && activity.startedBy() == null) {
                throw new WrongInput("nobody knows who started the run: four_eyes cannot be kept");
            }
            return new Terms(
                    inputs.texts("approvers"),
                    fourEyes ? activity.startedBy() : null,
                    inputs.integer("approvals", 1, 1, MOST_APPROVERS),
                    inputs.choice("on_reject", "fail", List.of("fail", "finish"))
                            .equals("fail"));
        }

        Set<String> able() {
            var able = new TreeSet<>(approvers);
            if (starter != null) {
                able.remove(starter);
            }
            return able;
        }

        /** Why somebody's word does not count, or null. */
        String objection(String user, Set<String> heard) {
            if (user == null) {
                return "nobody knows who it is";
            }
            if (user.equals(starter)) {
                return "who has started the run may not approve it";
            }
            if (!approvers.isEmpty() && !approvers.contains(user)) {
                return "is not one of the approvers";
            }
            return heard.contains(user) ? "has approved already" : null;
        }
    }

    @Override
    public Answer callback(Activity activity, Object data) {
        var terms = Terms.of(activity, new Inputs(activity.inputs()));
        var user = activity.calledBy();
        var decisions = noted(activity, DECISIONS);
        var objection = terms.objection(user, users(decisions));
        if (objection == null && !(approved(data) instanceof Boolean)) {
            objection = "has not said approved: true or false";
        }
        if (objection != null) {
            return ignore(activity, user, objection);
        }
        var yes = approved(data).equals(true);
        decisions.add(decision(user, yes, comment(data)));
        activity.outputs().put(DECISIONS, decisions);
        return yes ? approve(activity, terms, decisions) : reject(activity, terms, user, comment(data));
    }

    private static Answer approve(Activity activity, Terms terms, List<Object> decisions) {
        if (decisions.size() < terms.needed()) {
            return Answer.awaitCallback();
        }
        activity.outputs().put("approved", true);
        activity.outputs().put("approved_by", new ArrayList<>(users(decisions)));
        return Answer.done();
    }

    private static Answer reject(Activity activity, Terms terms, String user, String comment) {
        activity.outputs().put("approved", false);
        activity.outputs().put("rejected_by", user);
        var said = comment.isEmpty() ? "" : ": " + comment;
        return terms.fails() ? Answer.failed("rejected by " + user + said) : Answer.done();
    }

    private Answer ignore(Activity activity, String user, String why) {
        var ignored = noted(activity, IGNORED);
        var entry = new LinkedHashMap<String, Object>();
        entry.put("user", user);
        entry.put("reason", why);
        entry.put("at", clock.instant().toString());
        ignored.add(entry);
        activity.outputs()
                .put(
                        IGNORED,
                        new ArrayList<>(ignored.subList(Math.max(0, ignored.size() - MOST_IGNORED), ignored.size())));
        return Answer.awaitCallback();
    }

    private Map<String, Object> decision(String user, boolean approved, String comment) {
        var decision = new LinkedHashMap<String, Object>();
        decision.put("user", user);
        decision.put("approved", approved);
        decision.put("comment", comment);
        decision.put("at", clock.instant().toString());
        return decision;
    }

    private static List<Object> noted(Activity activity, String name) {
        return activity.outputs().get(name) instanceof List<?> before ? new ArrayList<>(before) : new ArrayList<>();
    }

    private static Set<String> users(List<Object> decisions) {
        var users = new TreeSet<String>();
        decisions.forEach(decision -> users.add((String) ((Map<?, ?>) decision).get("user")));
        return users;
    }

    private static Object approved(Object data) {
        return data instanceof Map<?, ?> said ? said.get("approved") : null;
    }

    private static String comment(Object data) {
        var comment = data instanceof Map<?, ?> said && said.get("comment") != null
                ? said.get("comment").toString()
                : "";
        return comment.length() <= LONGEST_COMMENT ? comment : comment.substring(0, LONGEST_COMMENT);
    }
}
