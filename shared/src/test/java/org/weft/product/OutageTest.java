package org.weft.product;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.places.Role;

/** The database goes away while people are here, and comes back. */
class OutageTest {
    @RegisterExtension
    static final TestProduct WEFT = new TestProduct();

    @Test
    void whatIsSentMeanwhileIsRefusedClearly_andGoesThroughAfterwards() {
        var ana = WEFT.arrive(WEFT.school("Outage"), "Ana", Role.INSTRUCTOR, "outage");
        var thread = """
                {"kind":"question","title":"Sent in an outage","text":"Text","clientKey":"%s"}
                """.formatted(UUID.randomUUID());

        WEFT.database.takeDown();
        var during = WEFT.post(ana, "/api/threads", thread);
        var reading = WEFT.get(ana, "/api/threads");
        WEFT.database.bringBack();
        var after = TestProduct.whenConnected(() -> WEFT.post(ana, "/api/threads", thread));

        assertThat(during.statusCode()).as(during.body()).isEqualTo(503);
        assertThat(reading.statusCode()).as(reading.body()).isEqualTo(503);
        assertThat(during.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(TestProduct.json(during.body()).get("code").asText()).isEqualTo("unavailable");
        assertThat(after.statusCode()).as(after.body()).isEqualTo(201);
    }
}
