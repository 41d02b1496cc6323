package org.weft.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.weft.base.TestClock;

/** Whom the practice LMS gives no access token, and no list of members. Whom it does, browser tests show. */
class TokenTest {
    private final PracticeLms lms = new PracticeLms(
            new PracticeSettings(URI.create("http://127.0.0.1:0"), URI.create("http://localhost:9"), "weft", "1"),
            new TestClock());

    @BeforeEach
    void start() {
        lms.start();
    }

    @AfterEach
    void stop() {
        lms.stop();
    }

    @ParameterizedTest
    @CsvSource({
        "grant_type, password, unsupported_grant_type",
        "client_assertion_type, none, invalid_client",
        "client_assertion, x.y.z, invalid_client",
        "client_assertion, '', invalid_client"
    })
    void whoDoesNotProveWhoTheyAre_getsNoToken(String field, String value, String error) {
        var fields = new HashMap<>(Map.of(
                "grant_type", "client_credentials",
                "client_assertion_type", "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion", "x",
                "scope", Grants.MEMBERS));
        fields.put(field, value);

        var answer = PracticeClient.stranger(lms).post("/token", fields);

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEqualTo("{\"error\":\"" + error + "\"}");
    }

    @Test
    void withoutATokenThereAreNoMembers() {
        var answer = PracticeClient.as("mara", lms).get("/members/quantum-computing");

        assertThat(answer.statusCode()).isEqualTo(401);
        assertThat(answer.body()).doesNotContain("Ana");
    }
}
