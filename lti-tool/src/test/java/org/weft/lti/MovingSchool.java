package org.weft.lti;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import org.weft.lti.registrations.Registration;

/** A school that had LTI 1.1, with a course that Ana has been to, and has LTI 1.3 now. */
final class MovingSchool implements AutoCloseable {
    final Tool tool;
    final OldLms before;
    final FakePlatform platform = new FakePlatform();
    final Learner ana;
    final Registration registration;

    MovingSchool(Tool tool) {
        this.tool = tool;
        before = new OldLms(tool, "School of " + Tool.CLIENT);
        registration = tool.register(platform);
        ana = new Learner(tool, platform);
        before.afterTeacher();
        OldLms.opened(before.launch(fields -> {}));
    }

    Consumer<Map<String, Object>> moved(Consumer<Map<String, Object>> change) {
        return moved(ana, change);
    }

    /** The claim as the LMS of before signs it, then changed. */
    Consumer<Map<String, Object>> moved(Learner person, Consumer<Map<String, Object>> change) {
        return claims -> {
            var base = String.join(
                    "&",
                    before.consumer.key(),
                    "1",
                    person.platform.issuer,
                    person.clientId,
                    String.valueOf(claims.get("exp")),
                    String.valueOf(claims.get("nonce")));
            var said = new LinkedHashMap<String, Object>();
            said.put("user_id", "old-ana");
            said.put("context_id", "old-course-1");
            said.put("resource_link_id", "old-link-1");
            said.put("oauth_consumer_key", before.consumer.key());
            said.put("oauth_consumer_key_sign", OldLms.mac("HmacSHA256", before.secret, base));
            claims.put(Claims.LTI + "lti1p1", said);
            change.accept(claims);
        };
    }

    static Consumer<Map<String, String>> same() {
        return fields -> {
            fields.put("context_id", "course-1");
            fields.put("resource_link_id", "link-1");
        };
    }

    @SuppressWarnings("unchecked") // As JSON has it.
    static Map<String, Object> object(Map<String, Object> claims, String name) {
        return (Map<String, Object>) Objects.requireNonNull(claims.get(Claims.LTI + name));
    }

    static String text(Map<?, ?> json, String name) {
        return String.valueOf(json.get(name));
    }

    void write(long place, long person) {
        tool.database
                .jdbi()
                .useHandle(handle -> handle.createUpdate("""
                        insert into content (organization_id, place_id, author_id, owner_id, created_at)
                        select organization_id, id, :person, :person, created_at from place where id = :place
                        """)
                        .bind("person", person)
                        .bind("place", place)
                        .execute());
    }

    long person(long installation, String subject) {
        return one("select person_id from identity where installation_id = %d and subject = '%s'"
                .formatted(installation, subject));
    }

    /** Of this school: of either of its installations. */
    long place(String key) {
        return one("select id from place where host_key = '%s' and installation_id in (%d, %d)"
                .formatted(
                        key,
                        before.consumer.installation().value(),
                        registration.installationId().value()));
    }

    long placeOf(long installation, String key) {
        return one("select id from place where host_key = '%s' and installation_id = %d".formatted(key, installation));
    }

    long placement(String key) {
        return one(
                "select l.id from placement l join place p on p.id = l.place_id where l.host_key = '%s'".formatted(key)
                        + " and p.installation_id in (%d, %d)"
                                .formatted(
                                        before.consumer.installation().value(),
                                        registration.installationId().value()));
    }

    List<Long> lastSession() {
        return tool.database
                .jdbi()
                .withHandle(handle -> handle.createQuery(
                                "select person_id, place_id, placement_id from session order by id desc limit 1")
                        .map((row, context) -> List.of(row.getLong(1), row.getLong(2), row.getLong(3)))
                        .one());
    }

    long one(String query) {
        return tool.database
                .jdbi()
                .withHandle(
                        handle -> handle.createQuery(query).mapTo(Long.class).one());
    }

    @Override
    public void close() {
        platform.close();
    }
}
