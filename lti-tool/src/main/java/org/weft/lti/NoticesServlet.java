package org.weft.lti;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.weft.base.Json;
import org.weft.lti.copies.Notices;
import org.weft.server.RequestId;

/**
 * Takes notices of LMSs: {@code {"notices": [{"jwt": …}]}}. Each is looked at alone, and kept before the answer; they are
 * worked off later. The answer says how many were kept and how many refused, and is 400 when none was kept.
 */
final class NoticesServlet extends HttpServlet {
    private static final Logger LOG = LoggerFactory.getLogger(NoticesServlet.class);
    private static final int MOST_BYTES = 1_000_000;
    private static final int MOST_NOTICES = 100;

    private final transient NoticeReader reader;
    private final transient Notices notices;
    private final transient Clock clock;

    NoticesServlet(NoticeReader reader, Notices notices, Clock clock) {
        this.reader = reader;
        this.notices = notices;
        this.clock = clock;
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        var body = request.getInputStream().readNBytes(MOST_BYTES + 1);
        if (body.length > MOST_BYTES) {
            answer(response, 413, Map.of("error", "At most " + MOST_BYTES + " bytes: send fewer notices at a time"));
            return;
        }
        var list = list(new String(body, StandardCharsets.UTF_8));
        if (list == null || list.size() > MOST_NOTICES) {
            answer(
                    response,
                    400,
                    Map.of("error", "Send {\"notices\": [{\"jwt\": …}]}, at most " + MOST_NOTICES + " of them"));
            return;
        }
        int kept = 0;
        for (var each : list) {
            kept += keep(each.path("jwt").asText(), RequestId.of(request)) ? 1 : 0;
        }
        answer(
                response,
                kept == 0 && !list.isEmpty() ? 400 : 200,
                Map.of("accepted", kept, "refused", list.size() - kept));
    }

    private boolean keep(String jwt, String correlation) {
        try {
            var verified = verified(jwt);
            var from = verified.from();
            var kept = notices.keep(
                    new Notices.Source(from.organization(), from.installation(), from.deploymentId()),
                    verified.received());
            LOG.info(
                    "event=lti-notice outcome=received code={} correlation={} organization={} installation={}",
                    kept,
                    correlation,
                    from.organization().value(),
                    from.installation().value());
            return kept == Notices.Kept.NEW || kept == Notices.Kept.KNOWN;
        } catch (LaunchRejected e) {
            LOG.warn(
                    "event=lti-notice outcome=refused code={} correlation={}",
                    e.reason().code(),
                    correlation);
            return false;
        }
    }

    /** LMSs send a notice once: while their keys can't be had it is kept as it is, to be verified later. */
    private NoticeReader.Verified verified(String jwt) {
        var now = clock.instant();
        try {
            return reader.verify(jwt, now, true);
        } catch (LaunchRejected e) {
            if (e.reason() != Reason.KEYS_UNREACHABLE) {
                throw e;
            }
            return reader.verify(jwt, now, false);
        }
    }

    private static @Nullable JsonNode list(String body) {
        try {
            var list = Json.MAPPER.readTree(body).path("notices");
            return list.isArray() ? list : null;
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    private static void answer(HttpServletResponse response, int status, Map<String, ?> json) throws IOException {
        response.setStatus(status);
        response.setContentType("application/json");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream().write(Json.write(json).getBytes(StandardCharsets.UTF_8));
    }
}
