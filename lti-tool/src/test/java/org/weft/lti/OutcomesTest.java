package org.weft.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.math.BigDecimal;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.weft.lti.platform.PlatformClient;
import org.weft.lti.platform.PublicAddresses;
import org.weft.lti.v1p1.OutcomeAddresses;
import org.weft.lti.v1p1.OutcomeFailed;
import org.weft.lti.v1p1.Outcomes;
import org.weft.people.PersonId;
import org.weft.places.PlacementId;

/** Case I21 of the conformance list: grades by LTI 1.1, to an LMS that checks what it gets. */
class OutcomesTest {
    @RegisterExtension
    static final Tool TOOL = new Tool();

    private static final String SOURCED_ID = "{\"row\":\"7\",\"hash\":\"a&b<c>\"}";

    private final OldLms lms = new OldLms(TOOL, "Old school");
    private final FakePlatform server = new FakePlatform();
    private final Outcomes outcomes = new Outcomes(
            TOOL.host.consumers(),
            new PlatformClient(new PublicAddresses(true), "test", Duration.ofSeconds(5)),
            TOOL.clock);

    private volatile @Nullable String grade;
    private volatile String operation = "";

    @BeforeEach
    void launch() {
        server.answerAt("/outcomes", this::take);
        lms.afterTeacher();
        OldLms.opened(lms.launch(fields -> {
            fields.put("lis_outcome_service_url", server.url("/outcomes?type=1").toString());
            fields.put("lis_result_sourcedid", SOURCED_ID);
        }));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void i21_aGradeIsSet_read_andTakenBack() {
        var address = address("old-ana").orElseThrow();

        outcomes.replace(address, new BigDecimal("0.925"));
        assertThat(operation).isEqualTo("replaceResultRequest");
        assertThat(grade).isEqualTo("0.925");
        assertThat(outcomes.read(address)).hasValue(new BigDecimal("0.925"));

        outcomes.replace(address, BigDecimal.ZERO);
        assertThat(outcomes.read(address)).hasValue(BigDecimal.ZERO);

        outcomes.delete(address);
        assertThat(operation).isEqualTo("deleteResultRequest");
        assertThat(outcomes.read(address)).isEmpty();
        assertThatThrownBy(() -> outcomes.replace(address, new BigDecimal("1.1")))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void i21_pointsArriveInTheGradebook_once_andATeachersOwnGradeStays() {
        Points.set(TOOL, lms.consumer.organization(), 10);
        Points.give(TOOL, lms.consumer.organization(), "old-ana", 7, "Well done");

        TOOL.host.grading().sender().sendDue();
        assertThat(operation).isEqualTo("replaceResultRequest");
        assertThat(new BigDecimal(Objects.requireNonNull(grade))).isEqualByComparingTo("0.7");

        operation = "";
        TOOL.host.grading().sender().sendDue();
        assertThat(operation).isEmpty();

        grade = "0.9";
        Points.give(TOOL, lms.consumer.organization(), "old-ana", 1, "Again");
        TOOL.host.grading().sender().sendDue();
        assertThat(operation).isEqualTo("readResultRequest");
        assertThat(grade).isEqualTo("0.9");
        assertThat(states()).containsExactly("differs");
    }

    private List<String> states() {
        return TOOL.database
                .jdbi()
                .withHandle(handle -> handle.createQuery("select state from credit_score where organization_id = :o")
                        .bind("o", lms.consumer.organization())
                        .mapTo(String.class)
                        .list());
    }

    @Test
    void i21_whereAGradeGoes_isKnownForEachPersonAndLink_andBroughtUpToDate() {
        assertThat(address("old-ana").orElseThrow().sourcedId()).isEqualTo(SOURCED_ID);
        assertThat(address("old-carla")).isEmpty();

        OldLms.opened(lms.launch(fields -> {
            fields.put("lis_outcome_service_url", "https://old.example/new");
            fields.put("lis_result_sourcedid", "next");
        }));
        assertThat(address("old-ana").orElseThrow().sourcedId()).isEqualTo("next");

        OldLms.opened(lms.launch(fields -> {
            fields.put("lis_outcome_service_url", "file:///etc/passwd");
            fields.put("lis_result_sourcedid", "other");
        }));
        assertThat(address("old-ana").orElseThrow().sourcedId()).isEqualTo("next");
    }

    @ParameterizedTest
    @CsvSource({
        "200, failure, false",
        "200, unsupported, false",
        "200, processing, true",
        "500, failure, true",
        "503, , true",
        "404, , false",
        "200, , false"
    })
    void i21_whatTheLmsRefuses_saysWhetherItMayWorkLater(int status, String code, boolean passing) {
        server.answerAt(
                "/refusing",
                exchange -> FakePlatform.serve(
                        exchange, status, code == null ? "<!DOCTYPE html><p>No</p>" : envelope(code, "")));
        var address = address("old-ana").orElseThrow();
        var refusing = new OutcomeAddresses.Address(
                address.organization(), address.installation(), server.url("/refusing"), "x");

        assertThatThrownBy(() -> outcomes.replace(refusing, BigDecimal.ONE))
                .isInstanceOfSatisfying(
                        OutcomeFailed.class, e -> assertThat(e.passing()).isEqualTo(passing));
    }

    @Test
    void i21_xmlThatWouldMakeUsReadAFile_isNotRead() {
        server.answerAt(
                "/evil",
                exchange -> FakePlatform.serve(
                        exchange,
                        "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/hostname\">]>" + envelope("success", "&x;")));
        var address = address("old-ana").orElseThrow();

        assertThatThrownBy(() -> outcomes.read(new OutcomeAddresses.Address(
                        address.organization(), address.installation(), server.url("/evil"), "x")))
                .isInstanceOf(OutcomeFailed.class);
    }

    private Optional<OutcomeAddresses.Address> address(String subject) {
        return TOOL.database.jdbi().withHandle(handle -> {
            var person = handle.createQuery("select person_id from identity where installation_id = ? and subject = ?")
                    .bind(0, lms.consumer.installation().value())
                    .bind(1, subject)
                    .mapTo(Long.class)
                    .one();
            var placement = handle.createQuery("select l.id from placement l join place p on p.id = l.place_id"
                            + " where p.installation_id = ?")
                    .bind(0, lms.consumer.installation().value())
                    .mapTo(Long.class)
                    .one();
            return new OutcomeAddresses(TOOL.database.jdbi(), TOOL.clock)
                    .find(lms.consumer.organization(), new PlacementId(placement), new PersonId(person));
        });
    }

    /** As an LMS does: nothing that isn't signed for this address and this body. */
    private void take(HttpExchange exchange) throws IOException {
        var body = exchange.getRequestBody().readAllBytes();
        var fields = authorization(exchange.getRequestHeaders().getFirst("Authorization"));
        var signature = fields.remove("oauth_signature");
        var expected = OldLms.signature(
                "HmacSHA1", fields, server.url("/outcomes").toString(), Map.of("type", "1"), lms.secret);
        boolean right = expected.equals(signature)
                && hash(body).equals(fields.get("oauth_body_hash"))
                && lms.consumer.key().equals(fields.get("oauth_consumer_key"))
                && "application/xml".equals(exchange.getRequestHeaders().getFirst("Content-Type"));
        var xml = new String(body, StandardCharsets.UTF_8);
        if (!right
                || !xml.contains(
                        "<sourcedId>{&quot;row&quot;:&quot;7&quot;,&quot;hash&quot;:&quot;a&amp;b&lt;c&gt;&quot;}")) {
            FakePlatform.serve(exchange, 401, "no");
            return;
        }
        operation = xml.replaceFirst("(?s).*<imsx_POXBody><(\\w+)>.*", "$1");
        if (operation.startsWith("replace")) {
            grade = xml.replaceFirst("(?s).*<textString>([^<]*)</textString>.*", "$1");
        } else if (operation.startsWith("delete")) {
            grade = null;
        }
        FakePlatform.serve(exchange, envelope("success", grade == null ? "" : grade));
    }

    private static String envelope(String code, String score) {
        return """
                <imsx_POXEnvelopeResponse xmlns="http://www.imsglobal.org/services/ltiv1p1/xsd/imsoms_v1p0">
                <imsx_POXHeader><imsx_POXResponseHeaderInfo><imsx_statusInfo><imsx_codeMajor>%s</imsx_codeMajor>
                </imsx_statusInfo></imsx_POXResponseHeaderInfo></imsx_POXHeader><imsx_POXBody><readResultResponse>
                <result><resultScore><language>en</language><textString>%s</textString></resultScore></result>
                </readResultResponse></imsx_POXBody></imsx_POXEnvelopeResponse>
                """.formatted(code, score);
    }

    private static Map<String, String> authorization(String header) {
        var fields = new LinkedHashMap<String, String>();
        for (var field : header.substring("OAuth ".length()).split(",", -1)) {
            var parts = field.strip().split("=", 2);
            fields.put(parts[0], URLDecoder.decode(parts[1].replace("\"", ""), StandardCharsets.UTF_8));
        }
        return fields;
    }

    private static String hash(byte[] body) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-1").digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
