package org.weft.lti;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Base64;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.weft.lti.health.Sighting;
import org.weft.session.Secrets;

/**
 * What shows that a launch comes from the browser that began it (1EdTech Security Framework 1.0, section 7.3.1): a
 * secret in a cookie that browsers keep per embedding site ({@code Partitioned}), or else in storage that {@code
 * proof.js} can reach, which then sends it as a field. Named after the state, so that launches in several tabs don't
 * overwrite each other's.
 */
final class BrowserProof {
    private static final String ATTRIBUTES = "; Path=/lti; Secure; HttpOnly; SameSite=None; Partitioned; Max-Age=";

    private BrowserProof() {}

    /** For example {@code weft-launch-q83fJk20aBcD}: says nothing about the state itself. */
    static String name(String state) {
        var hash = Base64.getUrlEncoder().withoutPadding().encodeToString(Secrets.hash(state));
        return "weft-launch-" + hash.substring(0, 12);
    }

    static String cookie(LaunchStates.Issued issued) {
        return name(issued.state()) + "=" + issued.browserProof() + ATTRIBUTES + LaunchStates.LIFETIME.toSeconds();
    }

    static String expiredCookie(String state) {
        return name(state) + "=" + ATTRIBUTES + "0";
    }

    static Optional<String> fromCookie(HttpServletRequest request, String state) {
        var name = name(state);
        for (var cookie : request.getCookies() == null ? new Cookie[0] : request.getCookies()) {
            if (cookie.getName().equals(name) && !cookie.getValue().isEmpty()) {
                return Optional.of(cookie.getValue());
            }
        }
        return Optional.empty();
    }

    /**
     * What has kept it. Chromium says with a request whether third-party cookies are let through; where they aren't, a
     * cookie that came was kept for this site in that one.
     *
     * @param form where {@code proof.js} says where it has found it
     */
    static Sighting.@Nullable Keeper keeper(HttpServletRequest request, String state, Form form) {
        if (fromCookie(request, state).isPresent()) {
            boolean blocked = "none".equals(request.getHeader("Sec-Fetch-Storage-Access"));
            return blocked ? Sighting.Keeper.PARTITIONED_COOKIE : Sighting.Keeper.COOKIE;
        }
        return switch (form.find("kept").orElse("")) {
            case "platform" -> Sighting.Keeper.PLATFORM_STORAGE;
            case "own" -> Sighting.Keeper.OWN_STORAGE;
            default -> null;
        };
    }

    /**
     * Whether the browser may drop partitioned cookies, so that something else must keep the proof as well. Chromium
     * (which sends {@code Sec-CH-UA}) and Firefox keep them; a window of our own keeps every cookie.
     */
    static boolean cookieMayBeLost(HttpServletRequest request) {
        var agent = request.getHeader("User-Agent");
        boolean safari = agent != null && agent.contains("Safari/") && !agent.contains("Chrome/");
        return safari && !"document".equals(request.getHeader("Sec-Fetch-Dest"));
    }
}
