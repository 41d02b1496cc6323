package org.weft.practice;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.net.URI;
import java.text.ParseException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tool's answer, as it claims to be (LTI Deep Linking 2.0, section 3.4.4). */
record SelectionAnswer(SignedJWT token, JWTClaimsSet claims) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LTI = "https://purl.imsglobal.org/spec/lti/claim/";
    private static final String DEEP_LINKING = SelectionClaims.DEEP_LINKING;

    /**
     * A resource link that was chosen.
     *
     * @param column of the gradebook; null for none
     */
    record Item(String title, URI target, Map<String, String> custom, LineItem.@Nullable Told column) {}

    /** Empty for what is no token. */
    static Optional<SelectionAnswer> parse(@Nullable String token) {
        try {
            var parsed = token == null ? null : SignedJWT.parse(token);
            return parsed == null
                    ? Optional.empty()
                    : Optional.of(new SelectionAnswer(parsed, parsed.getJWTClaimsSet()));
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    /** What is wrong with it, the signature apart. */
    Optional<String> problem(Tool tool, URI lms, Instant now) {
        var issued = claims.getIssueTime();
        var expires = claims.getExpirationTime();
        if (!claims.getAudience().contains(lms.toString())) {
            return Optional.of("aud is not this LMS");
        }
        if (issued == null || issued.toInstant().isAfter(now.plusSeconds(60))) {
            return Optional.of("iat is missing or in the future");
        }
        if (expires == null || !expires.toInstant().isAfter(now)) {
            return Optional.of("exp is missing or past");
        }
        return problem("message_type", "LtiDeepLinkingResponse")
                .or(() -> problem("version", "1.3.0"))
                .or(() -> problem("deployment_id", tool.deploymentId()))
                .or(() -> claims.getClaim("nonce") instanceof String
                        ? Optional.empty()
                        : Optional.of("nonce is missing"));
    }

    private Optional<String> problem(String claim, String expected) {
        return expected.equals(claims.getClaim(LTI + claim)) ? Optional.empty() : Optional.of(claim + " is wrong");
    }

    /** The client id of who has sent it. */
    String client() {
        return Objects.requireNonNullElse(claims.getIssuer(), "");
    }

    String data() {
        return claims.getClaim(DEEP_LINKING + "data") instanceof String text ? text : "";
    }

    /**
     * Those that lead to the tool; others are left out.
     *
     * @throws Untakeable for a column of one of those that can't be made
     */
    List<Item> items(Tool tool) throws Untakeable {
        var items = new ArrayList<Item>();
        if (claims.getClaim(DEEP_LINKING + "content_items") instanceof List<?> given) {
            for (var each : given) {
                item(each, tool).ifPresent(items::add);
            }
        }
        return items;
    }

    private static Optional<Item> item(Object json, Tool tool) throws Untakeable {
        if (!(json instanceof Map<?, ?> item) || !"ltiResourceLink".equals(item.get("type"))) {
            return Optional.empty();
        }
        var custom = new LinkedHashMap<String, String>();
        if (item.get("custom") instanceof Map<?, ?> given) {
            given.forEach((name, value) -> custom.put(String.valueOf(name), String.valueOf(value)));
        }
        var title = Objects.requireNonNullElse(item.get("title"), "Activity").toString();
        var url = Objects.requireNonNullElse(item.get("url"), tool.says().targetLink());
        var target = tool.target(url.toString());
        return target.isEmpty()
                ? Optional.empty()
                : Optional.of(new Item(title, target.get(), custom, column(item, title, tool)));
    }

    /** It is named like the link, unless it has a name of its own. */
    private static LineItem.@Nullable Told column(Map<?, ?> item, String title, Tool tool) throws Untakeable {
        if (!(item.get("lineItem") instanceof Map<?, ?> given)) {
            return null;
        }
        ObjectNode json = JSON.valueToTree(given);
        if (json.path("label").asText("").isBlank()) {
            json.put("label", title);
        }
        return LineItemJson.read(json, tool);
    }
}
