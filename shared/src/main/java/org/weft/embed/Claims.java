package org.weft.embed;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A {@link PlacementClaim} as the members of a JWS payload, and back. */
final class Claims {
    private Claims() {}

    static Map<String, Object> write(PlacementClaim claim) {
        var members = new LinkedHashMap<String, Object>();
        members.put("iss", claim.issuer());
        members.put("aud", claim.audience());
        members.put("iat", claim.issuedAt().getEpochSecond());
        members.put("exp", claim.expiresAt().getEpochSecond());
        members.put("jti", claim.id());
        putIfPresent(members, "sub", claim.reader().subject());
        putIfPresent(members, "name", claim.reader().displayName());
        putIfPresent(members, "email", claim.reader().email());
        members.put("role", claim.reader().role().word());
        members.put("space", claim.spot().spaceKey());
        members.put("spaceTitle", claim.spot().spaceTitle());
        members.put("page", claim.spot().pageId());
        members.put("pageTitle", claim.spot().pageTitle());
        members.put("local", claim.spot().localId());
        members.put("widget", claim.spot().widget());
        members.put("parameters", claim.spot().parametersHash());
        return members;
    }

    /**
     * Passes over members it does not know, so that a newer wiki plugin can talk to an older server.
     *
     * @throws IllegalArgumentException when a member is missing, of the wrong type, or breaks a rule of the records
     */
    static PlacementClaim read(Map<String, Object> members) {
        var reader = new WikiReader(
                textIfPresent(members, "sub"),
                textIfPresent(members, "name"),
                textIfPresent(members, "email"),
                WikiRole.fromString(text(members, "role")));
        var spot = new WikiSpot(
                text(members, "space"),
                text(members, "spaceTitle"),
                text(members, "page"),
                text(members, "pageTitle"),
                text(members, "local"),
                text(members, "widget"),
                text(members, "parameters"));
        return new PlacementClaim(
                text(members, "iss"),
                text(members, "aud"),
                reader,
                spot,
                time(members, "iat"),
                time(members, "exp"),
                text(members, "jti"));
    }

    static String text(Map<String, Object> members, String name) {
        if (members.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException(name + " is missing or no text");
    }

    private static @Nullable String textIfPresent(Map<String, Object> members, String name) {
        return members.containsKey(name) ? text(members, name) : null;
    }

    private static Instant time(Map<String, Object> members, String name) {
        if (members.get(name) instanceof Long seconds) {
            return Instant.ofEpochSecond(seconds);
        }
        throw new IllegalArgumentException(name + " is missing or no time");
    }

    private static void putIfPresent(Map<String, Object> members, String name, @Nullable String value) {
        if (value != null) {
            members.put(name, value);
        }
    }
}
