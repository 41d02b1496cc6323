package org.weft.lti;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Whether links to tools are among the media types that a platform takes. The list is as in HTTP's {@code Accept}, whose
 * most exact entry decides (LTI Deep Linking 1.0, section 2.1; RFC 9110, section 12.5.1).
 */
final class LinkMedia {
    private static final List<String> FROM_EXACT =
            List.of("application/vnd.ims.lti.v1.ltilink", "application/*", "*/*");

    private LinkMedia() {}

    /** @param list between commas, for example {@code image/*;q=0.5, text/html}; null for none */
    static boolean takesLinks(@Nullable String list) {
        return FROM_EXACT.stream()
                .flatMap(type -> quality(list, type).stream())
                .findFirst()
                .orElse(false);
    }

    /** Whether an entry is there to be taken; empty when there is none. */
    private static Optional<Boolean> quality(@Nullable String list, String type) {
        return types(list)
                .map(entry -> entry.split("\\s*;\\s*"))
                .filter(entry -> entry.length > 0 && entry[0].equals(type))
                .map(entry -> Stream.of(entry).noneMatch(part -> part.matches("q\\s*=\\s*0(\\.0*)?")))
                .findFirst();
    }

    private static Stream<String> types(@Nullable String list) {
        return list == null
                ? Stream.empty()
                : Stream.of(list.toLowerCase(Locale.ROOT).split(",")).map(String::strip);
    }
}
