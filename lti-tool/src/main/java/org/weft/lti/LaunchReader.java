package org.weft.lti;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.weft.lti.copies.NoticeType;
import org.weft.lti.grades.GradesClaim;
import org.weft.lti.persons.PersonName;
import org.weft.lti.persons.Roles;
import org.weft.lti.picking.DeepLinking;
import org.weft.lti.registrations.Origins;
import org.weft.lti.roster.RosterClaim;
import org.weft.lti.services.Scope;
import org.weft.lti.visits.TermsClaim;
import org.weft.places.Role;

/** Takes what we use out of a verified token's claims: those that may be absent (LTI 1.3 core, section 5.4). */
final class LaunchReader {
    private static final String NAMES_ROLES = "https://purl.imsglobal.org/spec/lti-nrps/claim/namesroleservice";
    private static final String GROUPS = "https://purl.imsglobal.org/spec/lti-gs/claim/groupsservice";
    private static final String GRADES = "https://purl.imsglobal.org/spec/lti-ags/claim/endpoint";
    private static final int TITLE_LENGTH = 255;
    private static final int URL_LENGTH = 2000;

    private LaunchReader() {}

    /**
     * What was checked before.
     *
     * @param forUser whom it is about; null where it is about who sent it
     * @param subject empty for an anonymous one
     * @param resourceLinkId empty for a message that names none
     */
    record Message(
            MessageType type,
            Optional<String> subject,
            @Nullable String forUser,
            String resourceLinkId,
            @Nullable DeepLinking deepLinking) {}

    static Launch read(Claims claims, Sender sender, Message message) {
        var subject = message.subject();
        var context = claims.object(Claims.LTI + "context");
        var presentation = claims.object(Claims.LTI + "launch_presentation");
        var email = PersonName.email(claims.text("email").orElse(null));
        return new Launch(
                message.type(),
                message.forUser(),
                sender,
                subject.orElse(Launch.ANONYMOUS),
                PersonName.of(text(claims, "name"), text(claims, "given_name"), text(claims, "family_name"), email),
                email,
                locale(presentation, claims),
                subject.isPresent() ? Roles.strongest(claims.texts(Claims.LTI + "roles")) : Role.OBSERVER,
                subject.isPresent() && Roles.administers(claims.texts(Claims.LTI + "roles")),
                context.id("id").orElse(null),
                title(context),
                message.resourceLinkId(),
                claims.object(Claims.LTI + "resource_link").label("title", TITLE_LENGTH),
                url(claims, Claims.LTI + "target_link_uri"),
                url(presentation, "return_url"),
                LaunchGroups.read(claims),
                presentation.text("document_target").orElse(null),
                Prepared.id(claims),
                History.read(claims),
                roster(claims, message.resourceLinkId()),
                grades(claims.optional(GRADES)),
                notices(claims),
                ConsoleStep.isAskedFor(claims),
                message.deepLinking(),
                terms(claims),
                Migration.claim(claims));
    }

    /** The claim's service may be of version 1 alone in theory; all LMSs that have it offer 2. */
    private static @Nullable RosterClaim roster(Claims claims, String resourceLinkId) {
        var members = url(claims.optional(NAMES_ROLES), "context_memberships_url");
        if (members == null) {
            return null;
        }
        var groups = claims.optional(GROUPS);
        var custom = claims.optional(Claims.LTI + "custom");
        boolean tells =
                custom.text("groups").isPresent() || custom.text("sections").isPresent();
        return new RosterClaim(
                members,
                url(groups, "context_groups_url"),
                url(groups, "context_group_sets_url"),
                tells && !resourceLinkId.isEmpty() ? resourceLinkId : null);
    }

    private static @Nullable GradesClaim grades(Claims claim) {
        var all = url(claim, "lineitems");
        var own = url(claim, "lineitem");
        return all == null && own == null ? null : new GradesClaim(all, own, Scope.of(claim.texts("scope")));
    }

    private static @Nullable TermsClaim terms(Claims claims) {
        var service = claims.optional(Claims.LTI + "eulaservice");
        var url = url(service, "url");
        return url == null ? null : new TermsClaim(url, Scope.of(service.texts("scope")));
    }

    private static Launch.@Nullable NoticeService notices(Claims claims) {
        var service = claims.optional(NoticeReader.SERVICE);
        var url = url(service, "platform_notification_service_url");
        var types = NoticeType.of(strings(service.json("notice_types_supported")));
        return url == null || types.isEmpty() ? null : new Launch.NoticeService(url, types);
    }

    private static List<String> strings(@Nullable JsonNode array) {
        var texts = new ArrayList<String>();
        if (array != null && array.isArray()) {
            array.forEach(each -> texts.add(each.asText()));
        }
        return texts;
    }

    private static @Nullable String text(Claims claims, String name) {
        return claims.text(name).orElse(null);
    }

    private static @Nullable String title(Claims context) {
        var title = context.label("title", TITLE_LENGTH);
        return title == null ? context.label("label", TITLE_LENGTH) : title;
    }

    /** {@code launch_presentation.locale}, or the standard claim; {@code en_us} is meant as {@code en-US}. */
    private static @Nullable String locale(Claims presentation, Claims claims) {
        return presentation
                .text("locale")
                .or(() -> claims.text("locale"))
                .map(text ->
                        Locale.forLanguageTag(text.strip().replace('_', '-')).toLanguageTag())
                .filter(tag -> !tag.equals("und"))
                .orElse(null);
    }

    static @Nullable URI url(Claims claims, String name) {
        var text = claims.text(name).filter(value -> value.length() <= URL_LENGTH);
        if (text.isEmpty()) {
            return null;
        }
        try {
            var url = new URI(text.get().strip());
            return Origins.of(url).isPresent() ? url : null;
        } catch (URISyntaxException e) {
            return null;
        }
    }
}
