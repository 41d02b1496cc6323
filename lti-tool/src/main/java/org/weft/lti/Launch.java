package org.weft.lti;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.weft.lti.grades.GradesClaim;
import org.weft.lti.picking.DeepLinking;
import org.weft.lti.registrations.Deployment;
import org.weft.lti.roster.RosterClaim;
import org.weft.lti.v1p1.MigrationClaim;
import org.weft.lti.visits.TermsClaim;
import org.weft.places.Role;

/**
 * A verified resource link launch (LTI 1.3 core, section 5.3) or deep linking request (LTI Deep Linking 2.0, section
 * 3.4.1), or their counterparts in LTI 1.1, or another message, reduced to what we use.
 *
 * @param type what is asked for
 * @param forUser the {@code sub} of whom it is about; null where it is about who sent it
 * @param subject the {@code sub}, or {@link #ANONYMOUS}
 * @param name absent when the platform does not share it; never an e-mail address
 * @param locale a BCP 47 language tag, for example {@code pt-BR}
 * @param administers whether the platform calls them an administrator of its own, not of a course
 * @param contextId absent when the link is not in a course
 * @param resourceLinkId empty in a deep linking request that names no link
 * @param targetLinkUri where the link leads, not yet checked to be ours
 * @param returnUrl http or https
 * @param groups for each set, {@code Sections} and {@code Groups}, in which the person is
 * @param documentTarget {@code iframe}, {@code frame} or {@code window}
 * @param prepared our id of what was prepared for the link, in {@code custom} or else in the target's address
 * @param history what the link and its course were copied from
 * @param roster where the course's members can be read; null when the launch doesn't tell
 * @param grades where the course takes grades; null when the launch doesn't tell
 * @param notices where the LMS wants to know our address for notices; null when it sends none that we take
 * @param toConsole whether the link leads to the admin console
 * @param deepLinking what the platform takes back; null in a launch
 * @param terms where the LMS takes whether somebody has agreed to our terms; null when the launch doesn't tell
 * @param migration what it was by LTI 1.1; null when it doesn't say
 */
record Launch(
        MessageType type,
        @Nullable String forUser,
        Sender sender,
        String subject,
        @Nullable String name,
        @Nullable String email,
        @Nullable String locale,
        Role role,
        boolean administers,
        @Nullable String contextId,
        @Nullable String contextTitle,
        String resourceLinkId,
        @Nullable String resourceLinkTitle,
        @Nullable URI targetLinkUri,
        @Nullable URI returnUrl,
        Map<String, List<String>> groups,
        @Nullable String documentTarget,
        @Nullable UUID prepared,
        History history,
        @Nullable RosterClaim roster,
        @Nullable GradesClaim grades,
        @Nullable NoticeService notices,
        boolean toConsole,
        @Nullable DeepLinking deepLinking,
        @Nullable TermsClaim terms,
        @Nullable MigrationClaim migration) {
    /** Which notices of those that we take it sends. */
    record NoticeService(URI url, List<String> types) {}

    /** Everybody without a {@code sub}. Not an ASCII text, which every real {@code sub} is. */
    static final String ANONYMOUS = "\u2205";

    /** Where it comes from, in LTI 1.3. */
    Deployment deployment() {
        return Objects.requireNonNull(sender.deployment(), "LTI 1.1 has no deployments");
    }
}
