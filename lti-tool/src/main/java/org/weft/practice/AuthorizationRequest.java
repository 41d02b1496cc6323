package org.weft.practice;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The tool's authentication request and its checks, in the order of the LTI security framework, 5.1.1.2. */
record AuthorizationRequest(HttpServletRequest http, Tools tools) {
    private static final List<String> PARAMETERS = List.of(
            "client_id",
            "redirect_uri",
            "response_type",
            "response_mode",
            "scope",
            "prompt",
            "nonce",
            "state",
            "login_hint",
            "lti_message_hint");

    /** A refusal to post back to the tool. */
    record Problem(String code, String description) {}

    /** Why nothing may be sent anywhere; empty if the sender and the way back are known. */
    Optional<String> distrust() {
        for (var name : PARAMETERS) {
            var values = http.getParameterValues(name);
            if (values != null && values.length > 1) {
                return Optional.of("The tool sent " + name + " more than once.");
            }
        }
        var tool = client();
        if (tool.isEmpty()) {
            return Optional.of("No tool has this client_id here.");
        }
        var registered = tool.get().says().redirectUris();
        return registered.stream().anyMatch(each -> each.toString().equals(value("redirect_uri")))
                ? Optional.empty()
                : Optional.of("The redirect_uri isn't a registered one, " + registered + ".");
    }

    private Optional<Tool> client() {
        return tools.find(Objects.requireNonNullElse(value("client_id"), ""));
    }

    /** Who asks, and is trusted. */
    Tool tool() {
        return client().orElseThrow();
    }

    /** Where the answer goes, as was registered. */
    String redirectUri() {
        return Objects.requireNonNull(value("redirect_uri"));
    }

    /** What else is wrong, apart from {@link #distrust()}. */
    Optional<Problem> problem() {
        if (!"id_token".equals(value("response_type"))) {
            return problem("unsupported_response_type", "response_type must be id_token");
        }
        if (!"form_post".equals(value("response_mode"))) {
            return problem("invalid_request", "response_mode must be form_post");
        }
        if (!"openid".equals(value("scope"))) {
            return problem("invalid_scope", "scope must be openid");
        }
        if (!"none".equals(value("prompt"))) {
            return problem("invalid_request", "prompt must be none");
        }
        if (nonce().isEmpty()) {
            return problem("invalid_request", "nonce is missing");
        }
        return value("login_hint") == null ? problem("invalid_request", "login_hint is missing") : Optional.empty();
    }

    boolean isAbout(Person person) {
        return person.subject().equals(value("login_hint"));
    }

    Optional<Launch> launch(Person person, Activities activities, Gradebook gradebook) {
        return MessageHint.launch(value("lti_message_hint"), person, nonce(), tool(), activities, gradebook);
    }

    Optional<Selection> selection(Person person, Catalog catalog) {
        return MessageHint.selection(value("lti_message_hint"), person, nonce(), tool(), catalog);
    }

    Optional<Message> message(Person person, Catalog catalog) {
        return MessageHint.message(value("lti_message_hint"), person, nonce(), tool(), catalog);
    }

    @Nullable
    String state() {
        return value("state");
    }

    private String nonce() {
        return Objects.requireNonNullElse(value("nonce"), "");
    }

    private @Nullable String value(String name) {
        return http.getParameter(name);
    }

    private static Optional<Problem> problem(String code, String description) {
        return Optional.of(new Problem(code, description));
    }
}
