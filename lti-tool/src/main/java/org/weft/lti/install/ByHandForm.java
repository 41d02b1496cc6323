package org.weft.lti.install;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.weft.lti.install.Lms.Field;
import org.weft.lti.platform.PublicAddresses;
import org.weft.lti.registrations.NewRegistration;
import org.weft.lti.registrations.Origins;

/**
 * What an administrator has copied out of an LMS, as typed.
 *
 * @param invite the secret of our invitation
 */
record ByHandForm(Lms lms, String invite, Map<Field, String> texts) {
    static final String INVITE = "invite";

    private static final int MAX_LENGTH = 255;
    private static final int MAX_URL_LENGTH = 2000;
    private static final int MOST_DEPLOYMENTS = 50;

    ByHandForm {
        texts = Map.copyOf(texts);
    }

    /** An empty one, with what is known of this LMS. */
    static ByHandForm of(Lms lms, String invite) {
        var texts = new EnumMap<Field, String>(Field.class);
        lms.asks().forEach(ask -> texts.put(ask.field(), ask.known()));
        return new ByHandForm(lms, invite, texts);
    }

    /** @param fields a field of the request; empty when it has no text */
    static ByHandForm read(Lms lms, Function<String, Optional<String>> fields) {
        var texts = new EnumMap<Field, String>(Field.class);
        lms.asks()
                .forEach(ask -> texts.put(
                        ask.field(), fields.apply(ask.field().key()).orElse("").strip()));
        return new ByHandForm(lms, fields.apply(INVITE).orElse("").strip(), texts);
    }

    String text(Field field) {
        return texts.getOrDefault(field, "");
    }

    /** The address of the LMS's key set, complete. */
    private String keySet() {
        return text(Field.KEYS).replace(Field.CLIENT, text(Field.CLIENT_ID));
    }

    List<String> deployments() {
        return text(Field.DEPLOYMENTS)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
    }

    /** What is wrong with each field; empty when all is well. Looks up the hosts of addresses that we would call. */
    Map<Field, String> problems(PublicAddresses addresses) {
        var problems = new EnumMap<Field, String>(Field.class);
        for (var ask : lms.asks()) {
            problem(ask.field(), addresses).ifPresent(problem -> problems.put(ask.field(), problem));
        }
        return problems;
    }

    private Optional<String> problem(Field field, PublicAddresses addresses) {
        return switch (field) {
            case ISSUER, CLIENT_ID -> id(text(field));
            case AUDIENCE -> text(field).isEmpty() ? Optional.empty() : id(text(field));
            case DEPLOYMENTS -> problemOfDeployments();
            case PAGES, AUTHORIZATION -> address(text(field), addresses::objectionForBrowsers);
            case TOKEN -> address(text(field), addresses::objection);
            case KEYS -> address(keySet(), addresses::objection);
        };
    }

    private Optional<String> problemOfDeployments() {
        var ids = deployments();
        if (ids.isEmpty() || ids.size() > MOST_DEPLOYMENTS) {
            return Optional.of("Enter 1 to " + MOST_DEPLOYMENTS + " ids, one a line.");
        }
        return ids.stream().flatMap(id -> id(id).stream()).findFirst();
    }

    private static Optional<String> id(String text) {
        if (text.isEmpty()) {
            return Optional.of("Copy it from your LMS.");
        }
        boolean fits = text.length() <= MAX_LENGTH && text.chars().noneMatch(Character::isISOControl);
        return fits ? Optional.empty() : Optional.of("It can't be longer than " + MAX_LENGTH + " characters.");
    }

    private static Optional<String> address(String text, Function<URI, Optional<String>> objection) {
        if (text.isEmpty()) {
            return Optional.of("Copy it from your LMS.");
        }
        try {
            var url = new URI(text);
            var problem = text.length() > MAX_URL_LENGTH ? Optional.of("is too long") : objection.apply(url);
            return problem.map(clause -> "This address " + clause + ".");
        } catch (URISyntaxException e) {
            return Optional.of("This must be a whole address such as https://lms.example/path.");
        }
    }

    /** Only when it has no {@link #problems}. */
    NewRegistration registration(String organization, @Nullable String name) {
        return new NewRegistration(
                organization,
                name == null ? lms.name() + ", " + host() : name,
                text(Field.ISSUER),
                text(Field.CLIENT_ID),
                deployments(),
                URI.create(text(Field.AUTHORIZATION)),
                URI.create(text(Field.TOKEN)),
                URI.create(keySet()),
                text(Field.AUDIENCE).isEmpty() ? null : text(Field.AUDIENCE),
                pages().flatMap(Origins::of).stream().toList(),
                null,
                false);
    }

    private Optional<URI> pages() {
        return text(Field.PAGES).isEmpty() ? Optional.empty() : Optional.of(URI.create(text(Field.PAGES)));
    }

    private String host() {
        return pages().orElseGet(() -> URI.create(text(Field.AUTHORIZATION))).getHost();
    }
}
