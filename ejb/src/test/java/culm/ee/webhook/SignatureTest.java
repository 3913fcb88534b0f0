package culm.ee.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SignatureTest {

    /** The example of Standard Webhooks. */
    @Test
    void aSignatureIsThatOfTheStandard() {
        assertThat(Signature.of(
                        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw",
                        "msg_p5jXN8AQM9LWM0D4loKWxJek",
                        1614265330,
                        "{\"test\": 2432232314}".getBytes()))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void aSecretIsOfTheFormThatTheStandardKnows() {
        assertThat(Signature.isSecret(Signature.freshSecret())).isTrue();
        assertThat(Signature.isSecret("whsec_" + "A".repeat(32))).isTrue();
        assertThat(Signature.isSecret("whsec_" + "A".repeat(28))).isFalse();
        assertThat(Signature.isSecret("whsec_" + "A".repeat(100))).isFalse();
        assertThat(Signature.isSecret("whsec_???")).isFalse();
        assertThat(Signature.isSecret("A".repeat(32))).isFalse();
    }
}
