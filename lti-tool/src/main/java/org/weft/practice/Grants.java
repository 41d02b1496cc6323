package org.weft.practice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Access tokens that tools have been given; gone with the process. */
final class Grants {
    static final String MEMBERS = "https://purl.imsglobal.org/spec/lti-nrps/scope/contextmembership.readonly";

    static final String NOTICES = "https://purl.imsglobal.org/spec/lti/scope/noticehandlers";

    /** What the LMS's services let tools do. */
    static final Set<String> SCOPES = Set.of(MEMBERS, NOTICES);

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

    /** The tool that may do that by showing this header. */
    Optional<Tool> tool(String authorization, String scope) {
        var token = authorization.startsWith("Bearer ") ? authorization.substring("Bearer ".length()) : "";
        return Optional.ofNullable(grants.get(token))
                .filter(grant -> grant.scopes().contains(scope) && grant.until().isAfter(clock.instant()))
                .map(Grant::tool);
    }
}
