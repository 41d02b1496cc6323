package org.weft.admin;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.weft.base.Id;
import org.weft.base.Markup;
import org.weft.base.Refusal;
import org.weft.lti.pages.Words;
import org.weft.people.OrganizationId;
import org.weft.people.Organizations.Organization;

/** One request of somebody who may be where they are. */
public final class Visit {
    private final HttpServletRequest request;
    private final Admin admin;
    private final Words words;
    private final String formToken;
    private final AdminActs acts;
    private final @Nullable Organization organization;
    private final String section;
    private final List<String> rest;

    /**
     * @param organization null on pages of the whole server
     * @param section the address of the section
     * @param rest the parts of the address below that
     */
    Visit(Caller caller, AdminActs acts, @Nullable Organization organization, String section, List<String> rest) {
        this.request = caller.request();
        this.admin = caller.admin();
        this.words = caller.words();
        this.formToken = caller.formToken();
        this.acts = acts;
        this.organization = organization;
        this.section = section;
        this.rest = List.copyOf(rest);
    }

    /** Whose request it is, and what their forms must bring. */
    record Caller(HttpServletRequest request, Admin admin, Words words, String formToken) {}

    public Admin admin() {
        return admin;
    }

    public Words words() {
        return words;
    }

    public OrganizationId organization() {
        return Objects.requireNonNull(organization).organizationId();
    }

    @Nullable
    Organization organizationIfAny() {
        return organization;
    }

    /** The parts of the address below the section's. */
    public List<String> rest() {
        return rest;
    }

    /** An address below this section's. */
    public String address(String... below) {
        return Arrays.stream(below).reduce(section, (path, part) -> path + "/" + part);
    }

    /** Where an organization's pages begin. */
    public String organizationAddress(OrganizationId of) {
        return Console.address(of);
    }

    /** After something was done: the page to go on with, which says so by the word {@code done.…}. */
    public Answer done(String what, String... below) {
        return new Answer.Go(address(below) + "?done=" + what);
    }

    /** What a field says, or the query; empty when it is absent. */
    public String field(String name) {
        var value = request.getParameter(name);
        return value == null ? "" : value.replace("\0", "");
    }

    /** After which id a list goes on; 0 when it begins. @throws Refusal.NotFound for what is no id */
    public long after() {
        var text = field("after");
        return text.isEmpty() ? 0 : id(text);
    }

    /** @throws Refusal.NotFound for what is no id */
    public static long id(String text) {
        try {
            return Id.parse(text);
        } catch (NumberFormatException e) {
            throw notFound();
        }
    }

    public List<String> fields(String name) {
        var values = request.getParameterValues(name);
        return values == null ? List.of() : List.of(values);
    }

    /** A form that may be sent, to where this page is. */
    public String form(String inside) {
        return formTo(rest.stream().reduce(section, (path, part) -> path + "/" + part), inside);
    }

    String formTo(String address, String inside) {
        return "<form method=\"post\" action=\"%s\"><input type=\"hidden\" name=\"%s\" value=\"%s\">%s</form>\n"
                .formatted(Markup.escape(address), Door.TOKEN, formToken, inside);
    }

    /** Does something and writes it down in the organization's log: both, or none. */
    public <T> T act(AdminAct act, @Nullable String subject, Supplier<T> doing) {
        return acts.together(() -> {
            T done = doing.get();
            acts.note(AdminActs.By.of(admin), organization(), act, subject);
            return done;
        });
    }

    /** The same without a result. */
    public void act(AdminAct act, @Nullable String subject, Runnable doing) {
        var unused = act(act, subject, () -> {
            doing.run();
            return true;
        });
    }

    /** The same for what concerns all organizations. */
    public void actEverywhere(AdminAct act, @Nullable String subject, Runnable doing) {
        var unused = acts.together(() -> {
            doing.run();
            acts.noteEverywhere(AdminActs.By.of(admin), act, subject);
            return true;
        });
    }

    /** For an address or an act that there is not. */
    public static Refusal.NotFound notFound() {
        return new Refusal.NotFound("not-found", "No such page in the console");
    }
}
