package org.weft.practice;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * How one launch differs from the usual one, which is a POST in a frame with platform storage in the parent.
 *
 * @param window the tool opens in a window of its own
 * @param loginByGet login initiation by GET instead of POST
 * @param old by LTI 1.1
 */
public record Quirks(Storage storage, boolean window, boolean loginByGet, boolean old) {
    /** Who answers storage messages, and whether login initiation announces it. */
    public enum Storage {
        PARENT(Optional.of("_parent")),
        FRAME(Optional.of("lti_storage_frame")),
        FORWARDING(Optional.of("post_message_forwarding")),
        SILENT(Optional.of("_parent")),
        NONE(Optional.empty());

        private final Optional<String> announced;

        Storage(Optional<String> announced) {
            this.announced = announced;
        }

        /** The value of {@code lti_storage_target}. */
        Optional<String> announced() {
            return announced;
        }

        String word() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Whether a frame beside the tool's answers. */
        boolean inFrame() {
            return this == FRAME || this == FORWARDING;
        }

        private static Storage of(String word, Storage otherwise) {
            for (var storage : values()) {
                if (storage.word().equals(word)) {
                    return storage;
                }
            }
            return otherwise;
        }
    }

    /** Reads the parameters that {@code package-info} lists; an unknown value means what is usual towards the tool. */
    static Quirks of(HttpServletRequest request, Family family) {
        return new Quirks(
                Storage.of(Objects.requireNonNullElse(request.getParameter("storage"), ""), family.storage()),
                "window".equals(request.getParameter("target")),
                "get".equals(request.getParameter("login")),
                "1.1".equals(request.getParameter("lti")));
    }

    /** The parameters that give these quirks again. */
    Map<String, String> parameters(Family family) {
        var parameters = new LinkedHashMap<String, String>();
        if (storage != family.storage()) {
            parameters.put("storage", storage.word());
        }
        if (window) {
            parameters.put("target", "window");
        }
        if (loginByGet) {
            parameters.put("login", "get");
        }
        if (old) {
            parameters.put("lti", "1.1");
        }
        return parameters;
    }
}
