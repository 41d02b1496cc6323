package org.weft.lti;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.weft.lti.picking.DeepLinking;
import org.weft.lti.registrations.Deployment;
import org.weft.lti.registrations.Origins;
import org.weft.places.Role;

/** Takes what we use out of a verified token's claims: those that may be absent (LTI 1.3 core, section 5.4). */
final class LaunchReader {
    private static final int NAME_LENGTH = 200;
    private static final int TITLE_LENGTH = 255;
    private static final int EMAIL_LENGTH = 254;
    private static final int URL_LENGTH = 2000;

    private LaunchReader() {}

    static Launch read(
            Claims claims,
            Deployment deployment,
            Optional<String> subject,
            String resourceLinkId,
            @Nullable DeepLinking deepLinking) {
        var context = claims.object(Claims.LTI + "context");
        var presentation = claims.object(Claims.LTI + "launch_presentation");
        var email = email(claims);
        return new Launch(
                deployment,
                subject.orElse(Launch.ANONYMOUS),
                name(claims, email),
                email,
                locale(presentation, claims),
                subject.isPresent() ? Roles.strongest(claims.texts(Claims.LTI + "roles")) : Role.OBSERVER,
                context.id("id").orElse(null),
                title(context),
                resourceLinkId,
                claims.object(Claims.LTI + "resource_link").label("title", TITLE_LENGTH),
                url(claims, Claims.LTI + "target_link_uri"),
                url(presentation, "return_url"),
                LaunchGroups.read(claims),
                presentation.text("document_target").orElse(null),
                Prepared.id(claims),
                deepLinking);
    }

    private static @Nullable String title(Claims context) {
        var title = context.label("title", TITLE_LENGTH);
        return title == null ? context.label("label", TITLE_LENGTH) : title;
    }

    /** Some platforms send the e-mail address, or the login name, where a name should be: only real names count. */
    private static @Nullable String name(Claims claims, @Nullable String email) {
        var whole = claims.label("name", NAME_LENGTH);
        var name = whole == null ? joined(claims) : whole;
        boolean real = !name.isEmpty() && !name.equalsIgnoreCase(email) && !isEmail(name);
        return real ? name : null;
    }

    private static String joined(Claims claims) {
        var given = claims.label("given_name", NAME_LENGTH / 2);
        var family = claims.label("family_name", NAME_LENGTH / 2 - 1);
        return ((given == null ? "" : given) + " " + (family == null ? "" : family)).strip();
    }

    private static @Nullable String email(Claims claims) {
        return claims.text("email")
                .map(String::strip)
                .filter(LaunchReader::isEmail)
                .orElse(null);
    }

    private static boolean isEmail(String text) {
        return text.length() <= EMAIL_LENGTH && text.matches("[^\\s@\\p{Cntrl}]+@[^\\s@\\p{Cntrl}]+");
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
