package culm.ee.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import culm.api.ActionResult;
import culm.api.Code;
import culm.api.CulmException;
import culm.port.Role;
import org.junit.jupiter.api.Test;

class GateTest {

    private final Desks desks = new Desks();
    private final Gate gate = desks.gate;

    /** As the engine does for an id that nobody has. */
    private ActionResult change(Caller caller, String id) {
        return gate.change(
                caller,
                id,
                known -> desks.projectOf.containsKey(known)
                        ? ActionResult.success()
                        : ActionResult.refused(Code.NODE_NOT_FOUND, "node(%s) does not exist".formatted(known)));
    }

    private String read(Caller caller, String id) {
        return gate.read(caller, id, known -> {
            if (!desks.projectOf.containsKey(known)) {
                throw new CulmException(Code.NODE_NOT_FOUND, "node(%s) does not exist".formatted(known));
            }
            return known;
        });
    }

    private Code start(Caller caller, String project) {
        return gate.start(caller, project, ActionResult::success).code();
    }

    @Test
    void anAdministratorMayEverything() {
        assertThat(change(desks.boss(), "blue1").code()).isEqualTo(Code.OK);
        assertThat(read(desks.boss(), "red1")).isEqualTo("red1");
        assertThat(gate.visible(desks.boss())).isNull();
        assertThat(gate.administer(desks.boss(), ActionResult::success).code()).isEqualTo(Code.OK);
        assertThat(start(desks.boss(), "red")).isEqualTo(Code.OK);
    }

    @Test
    void whoIsOnlyLetInToLookChangesNothingWhateverIsGranted() {
        var limited = desks.caller("anna", Role.VIEWER);

        assertThat(change(limited, "blue1").code()).isEqualTo(Code.FORBIDDEN);
        assertThat(change(limited, "nobody").code()).isEqualTo(Code.FORBIDDEN);
        assertThat(start(limited, "blue")).isEqualTo(Code.FORBIDDEN);
        assertThat(start(limited, "nowhere")).isEqualTo(Code.FORBIDDEN);
        assertThat(read(limited, "blue1")).isEqualTo("blue1");
    }

    @Test
    void whatIsOfAllProjectsIsForWhoMayLookAtAll() {
        assertThat(gate.oversee(desks.caller("boss", Role.VIEWER), () -> "seen"))
                .isEqualTo("seen");
        assertThatThrownBy(() -> gate.oversee(desks.anna(), () -> "seen"))
                .isInstanceOfSatisfying(CulmException.class, refused -> assertThat(refused.code())
                        .isEqualTo(Code.FORBIDDEN));
    }

    @Test
    void anOperatorActsWhereItIsOneAndLooksWhereItIsAViewer() {
        assertThat(change(desks.anna(), "blue1").code()).isEqualTo(Code.OK);
        assertThat(change(desks.anna(), "red1").code()).isEqualTo(Code.FORBIDDEN);
        assertThat(read(desks.anna(), "red1")).isEqualTo("red1");
        assertThat(gate.visible(desks.anna())).containsExactly("blue", "red");
        assertThat(start(desks.anna(), "blue")).isEqualTo(Code.OK);
        assertThat(start(desks.anna(), "red")).isEqualTo(Code.FORBIDDEN);
        assertThat(gate.administer(desks.anna(), ActionResult::success).code()).isEqualTo(Code.FORBIDDEN);
    }

    @Test
    void whatIsOfAnotherProjectLooksAsIfItWereNotThere() {
        desks.projectOf.put("secret1", "default");

        assertThat(change(desks.anna(), "secret1"))
                .isEqualTo(ActionResult.refused(Code.NODE_NOT_FOUND, "node(secret1) does not exist"));
        assertThatThrownBy(() -> read(desks.anna(), "secret1")).hasMessage("node(secret1) does not exist");
        assertThatThrownBy(() -> read(desks.anna(), "unheard")).hasMessage("node(unheard) does not exist");
        assertThat(gate.start(desks.anna(), "default", ActionResult::success))
                .isEqualTo(ActionResult.refused(Code.UNKNOWN_PROJECT, "project(default) does not exist"));
        assertThat(start(desks.boss(), "nowhere")).isEqualTo(Code.UNKNOWN_PROJECT);
    }

    @Test
    void theContainerMayLetACallerDoLess() {
        var viewer = desks.caller("anna", Role.VIEWER);
        var lesser = desks.caller("boss", Role.OPERATOR);

        assertThat(change(viewer, "blue1").code()).isEqualTo(Code.FORBIDDEN);
        assertThat(read(viewer, "blue1")).isEqualTo("blue1");
        assertThat(gate.administer(lesser, ActionResult::success).code()).isEqualTo(Code.FORBIDDEN);
    }

    @Test
    void whomOnlyTheContainerKnowsMayNothing() {
        var stranger = desks.caller("stranger", Role.ADMIN);

        assertThat(change(stranger, "blue1").code()).isEqualTo(Code.NODE_NOT_FOUND);
        assertThatThrownBy(() -> gate.read(stranger, () -> "anything")).isInstanceOf(CulmException.class);
        assertThatThrownBy(() -> gate.inspect(stranger, () -> "anything")).isInstanceOf(CulmException.class);
        assertThat(gate.visible(stranger)).isEmpty();
    }

    @Test
    void whoIsDisabledMayNothing() {
        desks.users.change("anna", new UserSpec(null, null, null, null, true));

        assertThat(change(desks.anna(), "blue1").code()).isEqualTo(Code.NODE_NOT_FOUND);
    }
}
