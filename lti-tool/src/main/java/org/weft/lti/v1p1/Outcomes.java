package org.weft.lti.v1p1;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import net.oauth.OAuth;
import org.w3c.dom.Document;
import org.weft.lti.platform.PlatformClient;
import org.weft.lti.platform.PlatformUnavailable;
import org.weft.session.Secrets;

/**
 * Grades by LTI 1.1 (LTI 1.1.1, section 6): one number for a person and a link, between 0 and 1. Signed with a hash of
 * what is sent (OAuth Request Body Hash 1.0). Doing the same twice is doing it once.
 */
public final class Outcomes {
    private static final int MAX_BYTES = 64 * 1024;

    private final Consumers consumers;
    private final PlatformClient platforms;
    private final Clock clock;

    public Outcomes(Consumers consumers, PlatformClient platforms, Clock clock) {
        this.consumers = consumers;
        this.platforms = platforms;
        this.clock = clock;
    }

    /**
     * Sets a grade.
     *
     * @param score from 0 to 1
     * @throws OutcomeFailed when the LMS doesn't take it
     */
    public void replace(OutcomeAddresses.Address to, BigDecimal score) {
        if (score.signum() < 0 || score.compareTo(BigDecimal.ONE) > 0) {
            throw new IllegalArgumentException("A score is from 0 to 1, not " + score);
        }
        send(to, "replaceResult", OutcomeMessage.score(score.toPlainString()));
    }

    /** The grade that there is; empty when there is none. @throws OutcomeFailed when the LMS doesn't tell */
    public Optional<BigDecimal> read(OutcomeAddresses.Address from) {
        var score = OutcomeMessage.text(send(from, "readResult", ""), "textString");
        try {
            return score.map(BigDecimal::new);
        } catch (NumberFormatException e) {
            throw new OutcomeFailed("The LMS has a grade that is no number", false);
        }
    }

    /** Takes a grade back. @throws OutcomeFailed when the LMS doesn't do so */
    public void delete(OutcomeAddresses.Address from) {
        send(from, "deleteResult", "");
    }

    private Document send(OutcomeAddresses.Address to, String operation, String result) {
        var known = consumers
                .of(to.organization(), to.installation())
                .orElseThrow(() -> new OutcomeFailed("The LMS's key was removed", false));
        var body = OutcomeMessage.request(UUID.randomUUID().toString(), operation, to.sourcedId(), result);
        var headers = Map.of("Content-Type", "application/xml", "Authorization", authorization(to, known, body));
        try {
            return answered(platforms.post(to.serviceUrl(), headers, body, MAX_BYTES));
        } catch (PlatformUnavailable e) {
            throw new OutcomeFailed("The LMS " + e.getMessage(), true);
        }
    }

    private static Document answered(PlatformClient.Answer answer) {
        int status = answer.status();
        var document = OutcomeMessage.parse(answer.body())
                .orElseThrow(() -> new OutcomeFailed(
                        "The LMS answered with status " + status, status >= 500 || status == 429 || status == 408));
        var code = OutcomeMessage.text(document, "imsx_codeMajor").orElse("none");
        if (!code.equals("success")) {
            throw new OutcomeFailed(
                    "The LMS answered with status " + status + " and code "
                            + (code.matches("[a-z]{1,20}") ? code : "unknown"),
                    code.equals("processing") || status >= 500 || status == 429);
        }
        return document;
    }

    private String authorization(OutcomeAddresses.Address to, Consumers.Known known, byte[] body) {
        var signed = FormSignature.sign(
                to.serviceUrl(),
                Map.of("oauth_body_hash", sha1(body)),
                new FormSignature.Signer(known.consumer().key(), known.secret()),
                new FormSignature.Made(clock.instant().getEpochSecond(), Secrets.random256()));
        return signed.entrySet().stream()
                .map(field -> "%s=\"%s\"".formatted(field.getKey(), OAuth.percentEncode(field.getValue())))
                .collect(Collectors.joining(",", "OAuth ", ""));
    }

    private static String sha1(byte[] body) {
        try {
            var hash = MessageDigest.getInstance("SHA-1").digest(body);
            return new String(Base64.getEncoder().encode(hash), StandardCharsets.US_ASCII);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-1", e);
        }
    }
}
