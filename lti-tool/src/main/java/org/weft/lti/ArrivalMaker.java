package org.weft.lti;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Optional;
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
        var registration = launch.deployment().registration();
        var returnUrl = launch.returnUrl();
        return new Arrival(
                registration.organizationId(),
                registration.installationId(),
                launch.subject(),
                launch.name(),
                launch.email(),
                launch.locale(),
                launch.role(),
                placeKey(launch),
                launch.contextId() == null ? launch.resourceLinkTitle() : launch.contextTitle(),
                HostKeys.link(launch.deployment().id(), launch.resourceLinkId()),
                launch.resourceLinkTitle(),
                Widget.DISCUSSION,
                returnUrl == null ? null : returnUrl.toString(),
                parentOrigin(returnUrl, registration.authorizationUrl()),
                framed(launch, request),
                launch.groups(),
                target(launch.targetLinkUri()).orElse(null));
    }

    /** A link outside any course is a place of its own. */
    private static String placeKey(Launch launch) {
        var deployment = launch.deployment().id();
        var context = launch.contextId();
        return context == null
                ? HostKeys.link(deployment, launch.resourceLinkId())
                : HostKeys.context(deployment, context);
    }

    /** The page around us is the one to return to; else it is likely where the platform signs people in. */
    private static @Nullable String parentOrigin(@Nullable URI returnUrl, URI authorizationUrl) {
        return Optional.ofNullable(returnUrl)
                .flatMap(Origins::of)
                .or(() -> Origins.of(authorizationUrl))
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
        return Origins.of(link).equals(Origins.of(urls.launch())) && ToolUrls.LAUNCH_PATH.equals(link.getPath());
    }
}
