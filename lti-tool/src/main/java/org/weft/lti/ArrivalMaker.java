package org.weft.lti;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.weft.content.ContentId;
import org.weft.lti.pages.ToolUrls;
import org.weft.lti.registrations.Origins;
import org.weft.session.Arrival;
import org.weft.session.Widget;

/** Says in our own words what a verified launch has proved. */
final class ArrivalMaker {

    private final ToolUrls urls;

    ArrivalMaker(ToolUrls urls) {
        this.urls = urls;
    }

    Arrival arrival(Launch launch, HttpServletRequest request) {
        var sender = launch.sender();
        var returnUrl = launch.returnUrl();
        return new Arrival(
                sender.organization(),
                sender.installation(),
                launch.subject(),
                launch.name(),
                launch.email(),
                launch.locale(),
                launch.role(),
                placeKey(launch),
                launch.contextId() == null ? launch.resourceLinkTitle() : launch.contextTitle(),
                HostKeys.link(sender.deploymentId(), launch.resourceLinkId()),
                launch.resourceLinkTitle(),
                Widget.DISCUSSION,
                returnUrl == null ? null : returnUrl.toString(),
                parentOrigin(returnUrl, sender.site()),
                framed(launch, request),
                launch.groups(),
                target(launch.targetLinkUri()).orElse(null));
    }

    /** A link outside any course is a place of its own. */
    static String placeKey(Launch launch) {
        return placeKey(launch.sender().deploymentId(), launch.contextId(), launch.resourceLinkId());
    }

    static String placeKey(String deploymentId, @Nullable String contextId, String resourceLinkId) {
        return contextId == null
                ? HostKeys.link(deploymentId, resourceLinkId)
                : HostKeys.context(deploymentId, contextId);
    }

    /** The page around us is the one to return to; else it is likely where the platform signs people in. */
    private static @Nullable String parentOrigin(@Nullable URI returnUrl, @Nullable URI site) {
        return Stream.of(Optional.ofNullable(returnUrl), Optional.ofNullable(site))
                .flatMap(url -> url.flatMap(Origins::of).stream())
                .findFirst()
                .orElse(null);
    }

    /** Browsers say it; older ones leave us the platform's word, whose {@code frame} means a whole window. */
    private static boolean framed(Launch launch, HttpServletRequest request) {
        var destination = request.getHeader("Sec-Fetch-Dest");
        if (destination != null) {
            return !destination.equals("document");
        }
        return launch.documentTarget() == null || launch.documentTarget().equals("iframe");
    }

    /** {@code …/lti/launch?post=77} opens at that post; an address that is not ours leads nowhere. */
    private Optional<ContentId> target(@Nullable URI link) {
        if (link == null || link.getRawQuery() == null || !isLaunchAddress(link)) {
            return Optional.empty();
        }
        try {
            return Form.parse(link.getRawQuery()).find("post").map(ContentId::valueOf);
        } catch (NumberFormatException | LaunchRejected e) {
            return Optional.empty();
        }
    }

    private boolean isLaunchAddress(URI link) {
        return Origins.of(link).equals(Origins.of(urls.launch()))
                && (ToolUrls.LAUNCH_PATH.equals(link.getPath()) || ToolUrls.LAUNCH_1P1_PATH.equals(link.getPath()));
    }
}
