package org.weft.lti.picking;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a deep linking request (LTI Deep Linking 2.0, section 3.4.1).
 *
 * @param data to be sent back as it is; absent when the platform sent none
 * @param acceptTypes kinds of content items, for example {@code ltiResourceLink}
 * @param documentTargets {@code iframe}, {@code window}, {@code embed}, {@code frame}
 * @param refusesColumns whether the platform makes no column in its gradebook for an item
 * @param acceptMultiple whether several items may come back; false when the platform doesn't say
 * @param title what the item could be called
 * @param text what could be said of it
 */
public record DeepLinking(
        URI returnUrl,
        @Nullable JsonNode data,
        Set<String> acceptTypes,
        Set<String> documentTargets,
        boolean refusesColumns,
        boolean acceptMultiple,
        @Nullable String title,
        @Nullable String text) {
    /** The kind of content item that we have to offer. */
    public static final String RESOURCE_LINK = "ltiResourceLink";

    public DeepLinking {
        acceptTypes = Set.copyOf(acceptTypes);
        documentTargets = Set.copyOf(documentTargets);
    }

    /** Whether the platform takes what we have to offer at all. */
    public boolean takesActivities() {
        return acceptTypes.contains(RESOURCE_LINK);
    }

    /** Whether our frame may stand in the platform's page. */
    public boolean takesFrames() {
        return documentTargets.contains("iframe") || documentTargets.contains("embed");
    }
}
