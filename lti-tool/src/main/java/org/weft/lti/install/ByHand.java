package org.weft.lti.install;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import org.weft.lti.install.Invitations.Invitation;
import org.weft.lti.install.Lms.Field;
import org.weft.lti.platform.PublicAddresses;
import org.weft.lti.registrations.NewRegistration;
import org.weft.lti.registrations.Registration;
import org.weft.lti.registrations.RegistrationRefused;
import org.weft.lti.registrations.Registrations;
import org.weft.people.Organizations;

/**
 * Installing by hand, where an LMS can't register us by itself: what to copy from here to the LMS, and from there to here.
 * Anybody may see the former; the latter needs an invitation, which works once.
 */
public final class ByHand {
    private static final int AT_ONCE = 8;

    private final KnownLms known;
    private final Invitations invitations;
    private final Organizations organizations;
    private final Registrations registrations;
    private final PublicAddresses addresses;
    private final ByHandPages pages;
    private final Semaphore turns = new Semaphore(AT_ONCE);

    public ByHand(
            Invitations invitations,
            Organizations organizations,
            Registrations registrations,
            PublicAddresses addresses,
            ByHandPages pages) {
        this.known = pages.known();
        this.invitations = invitations;
        this.organizations = organizations;
        this.registrations = registrations;
        this.addresses = addresses;
        this.pages = pages;
    }

    /**
     * A page, or Canvas's configuration.
     *
     * @param outcome for the log
     */
    public record Shown(String body, boolean json, int status, String outcome) {}

    /**
     * What is wrong; both are empty when all is well.
     *
     * @param invitation what is wrong with it
     */
    record Problems(String invitation, Map<Field, String> fields) {
        static final Problems NONE = new Problems("", Map.of());

        boolean isEmpty() {
            return invitation.isEmpty() && fields.isEmpty();
        }
    }

    /** Ends the transaction of a registration whose invitation was used by another in the meantime. */
    private static final class Used extends RuntimeException {
        private static final long serialVersionUID = 1;
    }

    /**
     * The list of LMSs, or the page of one.
     *
     * @param path below our address, for example {@code moodle}; empty for the list
     * @param fields a field of the request; empty when it has no text
     */
    public Shown show(String path, Function<String, Optional<String>> fields) {
        var invite = fields.apply(ByHandForm.INVITE).orElse("");
        if (path.isEmpty()) {
            return page(pages.list(invite), 200, "listed");
        }
        if (path.equals("canvas.json")) {
            return new Shown(pages.canvas(), true, 200, "canvas-json");
        }
        return known.find(path)
                .map(lms -> page(pages.lms(ByHandForm.of(lms, invite), Problems.NONE), 200, "shown"))
                .orElseGet(() -> page(pages.list(invite), 404, "refused-lms-unknown"));
    }

    /** Installs what was typed; the same answer when it is sent again. */
    public Shown install(String path, Function<String, Optional<String>> fields) {
        var lms = known.find(path);
        if (lms.isEmpty()) {
            return page(pages.list(""), 404, "refused-lms-unknown");
        }
        var form = ByHandForm.read(lms.get(), fields);
        if (!turns.tryAcquire()) {
            return wrong(form, new Problems("Too many install at once. Try again in a minute.", Map.of()), 429);
        }
        try {
            return install(form);
        } finally {
            turns.release();
        }
    }

    private Shown install(ByHandForm form) {
        var invitation = invitations.find(form.invite());
        if (invitation.isEmpty()) {
            return wrong(form, new Problems(unusable("is none of Weft's"), Map.of()), 403);
        }
        var done = become(invitation.get(), form);
        if (done.isPresent()) {
            return done(done.get());
        }
        if (invitation.get().usedAt() != null) {
            return wrong(form, new Problems(unusable("was used for another LMS"), Map.of()), 403);
        }
        if (invitations.expired(invitation.get())) {
            return wrong(form, new Problems(unusable("is more than a week old"), Map.of()), 403);
        }
        var problems = new Problems("", form.problems(addresses));
        return problems.isEmpty() ? add(form, invitation.get()) : wrong(form, problems, 422);
    }

    private Shown add(ByHandForm form, Invitation invitation) {
        var organization = organizations.find(invitation.organizationId()).orElseThrow();
        try {
            return done(add(form.registration(organization.name(), invitation.name()), invitation));
        } catch (RegistrationRefused | Used e) {
            var meanwhile = invitations.find(form.invite()).flatMap(now -> become(now, form));
            if (meanwhile.isPresent()) {
                return done(meanwhile.get());
            }
            return e instanceof Used
                    ? wrong(form, new Problems(unusable("was used for another LMS"), Map.of()), 403)
                    : wrong(form, taken(), 409);
        }
    }

    /** Uses the invitation up and stores the registration, or neither. */
    private Registration add(NewRegistration given, Invitation invitation) {
        return registrations.add(given, (handle, added) -> {
            if (!invitations.use(handle, invitation, added.installationId())) {
                throw new Used();
            }
        });
    }

    /** What came of an invitation, if it is what the form tells: it was sent twice. */
    private Optional<Registration> become(Invitation invitation, ByHandForm form) {
        return Optional.ofNullable(invitation.installationId())
                .flatMap(id -> registrations.find(invitation.organizationId(), id))
                .filter(each -> each.issuer().equals(form.text(Field.ISSUER)))
                .filter(each -> each.clientId().equals(form.text(Field.CLIENT_ID)));
    }

    private static Problems taken() {
        var fields = new EnumMap<Field, String>(Field.class);
        fields.put(
                Field.DEPLOYMENTS,
                "Weft knows this deployment of this client id already. If you have just installed it, all is done.");
        return new Problems("", fields);
    }

    private static String unusable(String why) {
        return "This invitation " + why + ". Weft's administrator makes a new one with \"weft installation invite\".";
    }

    private Shown done(Registration registration) {
        return page(pages.done(registration), 200, "installed");
    }

    private Shown wrong(ByHandForm form, Problems problems, int status) {
        var code = problems.invitation().isEmpty() ? "fields" : "invitation";
        return page(pages.lms(form, problems), status, "refused-" + code);
    }

    private static Shown page(String html, int status, String outcome) {
        return new Shown(html, false, status, outcome);
    }
}
