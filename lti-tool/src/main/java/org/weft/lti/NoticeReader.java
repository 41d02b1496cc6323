package org.weft.lti;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.weft.lti.copies.Notice;
import org.weft.lti.copies.Notices;
import org.weft.session.Secrets;

/** Takes notices apart (LTI Platform Notification Service 1.0; for copies, LTI Context Copy Notice 1.0). */
final class NoticeReader implements Notices.Reader {
    static final String SERVICE = Claims.LTI + "platformnotificationservice";
    private static final int LONGEST_ID = 255;
    private static final int MOST_ORIGINS = 50;

    private final LaunchVerifier verifier;

    NoticeReader(LaunchVerifier verifier) {
        this.verifier = verifier;
    }

    /** A notice whose signature is right, and what to keep of it. */
    record Verified(Sender from, Notices.Received received) {}

    /**
     * @param keysNeeded false to keep it although the LMS's keys can't be had
     * @throws LaunchRejected unless it is a notice of an LMS that we know
     */
    Verified verify(String jwt, Instant at, boolean keysNeeded) {
        var signed = keysNeeded ? verifier.verifyNotice(jwt, at) : verifier.claimedNotice(jwt, at);
        var id = id(signed.claims());
        var nonce = signed.claims().id("nonce").orElseThrow(() -> new LaunchRejected(Reason.NONCE_MISSING));
        return new Verified(
                Sender.of(signed.deployment()), new Notices.Received(id, Secrets.hash(nonce), jwt, keysNeeded));
    }

    @Override
    public Notice read(String jwt, boolean verified, Instant at) {
        try {
            var claims = verified
                    ? IdToken.parse(jwt).claims()
                    : verifier.verifyNotice(jwt, at).claims();
            var deployment = claims.id(Claims.LTI + "deployment_id")
                    .orElseThrow(() -> new LaunchRejected(Reason.DEPLOYMENT_MISSING));
            return new Notice(
                    id(claims),
                    claims.object(Claims.LTI + "notice").text("type").orElse(""),
                    claims.optional(Claims.LTI + "context")
                            .id("id")
                            .map(id -> HostKeys.context(deployment, id))
                            .orElse(null),
                    origins(claims).stream()
                            .map(id -> HostKeys.context(deployment, id))
                            .toList());
        } catch (LaunchRejected e) {
            throw new Notices.Unreadable(e.reason().code(), e.reason() == Reason.KEYS_UNREACHABLE);
        }
    }

    private static String id(Claims claims) {
        return claims.object(Claims.LTI + "notice")
                .id("id")
                .filter(id -> id.length() <= LONGEST_ID)
                .orElseThrow(() -> new LaunchRejected(Reason.NOTICE_ID_MISSING));
    }

    /** Ids; some LMSs send objects with an id each. */
    private static List<String> origins(Claims claims) {
        var ids = new ArrayList<String>();
        var json = claims.json(Claims.LTI + "origin_contexts");
        if (json != null && json.isArray()) {
            for (var each : json) {
                var id = each.isObject() ? each.path("id").asText() : each.asText();
                boolean isId = !id.isBlank() && id.chars().noneMatch(Character::isISOControl);
                if (isId && ids.size() < MOST_ORIGINS) {
                    ids.add(id);
                }
            }
        }
        return ids;
    }
}
