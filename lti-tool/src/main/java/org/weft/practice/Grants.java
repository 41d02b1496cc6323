package org.weft.practice;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Access tokens that tools have been given; gone with the process. */
final class Grants {
    static final String MEMBERS = "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly";

    static final String GROUPS = "https://purl.imsglobal.org/spec/lti-gs/scope/contextgroup.readonly";
    static final String ITEMS = "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem";
    static final String ITEMS_READ = "https://purl.imsglobal.org/spec/lti-ags/scope/lineitem.readonly";
    static final String RESULTS = "https://purl.imsglobal.org/spec/lti-ags/scope/result.readonly";
    static final String SCORES = "https://purl.imsglobal.org/spec/lti-ags/scope/score";
    static final String NOTICES = "https://purl.imsglobal.org/spec/lti/scope/noticehandlers";

    /** What the LMS's services let tools do. */
    static final Set<String> SCOPES = Set.of(MEMBERS, GROUPS, ITEMS, ITEMS_READ, RESULTS, SCORES, NOTICES);

    static final Duration LIFETIME = Duration.ofHours(1);

    private final Clock clock;
    private final Map<String, Grant> grants = new ConcurrentHashMap<>();

    Grants(Clock clock) {
        this.clock = clock;
    }

    private record Grant(Tool tool, Set<String> scopes, Instant until) {}

    String give(Tool tool, Set<String> scopes) {
        var now = clock.instant();
        grants.values().removeIf(grant -> grant.until().isBefore(now));
        var token = UUID.randomUUID().toString();
        grants.put(token, new Grant(tool, scopes, now.plus(LIFETIME)));
        return token;
    }

    /**
     * The tool that asks, and may by one of these scopes.
     *
     * @throws Untakeable 401 without a token, 403 with one that has none of them
     */
    Tool require(HttpServletRequest request, String... scopes) throws Untakeable {
        var grant = grant(Objects.requireNonNullElse(request.getHeader("Authorization"), ""))
                .orElseThrow(() -> new Untakeable(401, "The access token is missing, unknown or too old"));
        if (Stream.of(scopes).noneMatch(grant.scopes()::contains)) {
            throw new Untakeable(403, "The access token lacks the scope " + scopes[0]);
        }
        return grant.tool();
    }

    private Optional<Grant> grant(String authorization) {
        var token = authorization.startsWith("Bearer ") ? authorization.substring("Bearer ".length()) : "";
        return Optional.ofNullable(grants.get(token))
                .filter(grant -> grant.until().isAfter(clock.instant()));
    }
}
