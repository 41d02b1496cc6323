package org.weft.lti.v1p1;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import javax.crypto.SecretKey;
import org.jdbi.v3.core.Jdbi;
import org.weft.lti.keys.PrivateKeyCipher;
import org.weft.lti.registrations.FrameAncestors;
import org.weft.people.InstallationId;
import org.weft.people.Installations;
import org.weft.people.OrganizationId;
import org.weft.session.Secrets;

/** The LMSs that launch by LTI 1.1, with their secrets, and the switch of each organization. */
public final class Consumers {
    /** More than anybody has. */
    private static final int MOST_LISTED = 1000;

    private static final int LONGEST_NAME = 255;
    private static final OrganizationId NO_ORGANIZATION = new OrganizationId(0);
    private static final String NOBODY = "nobody";

    private final Jdbi jdbi;
    private final Clock clock;
    private final Installations installations;
    private final PrivateKeyCipher cipher;
    private final byte[] nobodysSecret;

    /** @param masterKey an AES key of 32 bytes, which encrypts the secrets in the database */
    public Consumers(Jdbi jdbi, Clock clock, Installations installations, SecretKey masterKey) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.installations = installations;
        this.cipher = new PrivateKeyCipher(masterKey);
        this.nobodysSecret = encrypted(NOBODY, ConsumerSecret.random());
    }

    /** With what it signs. */
    public record Known(Consumer consumer, String secret) {
        /** Without the secret. */
        @Override
        public String toString() {
            return "Known[" + consumer + "]";
        }
    }

    /**
     * Adds one under a new key.
     *
     * @param lms origins of its pages, for example {@code https://moodle.example.org}
     * @throws ConsumerRefused when something is missing or malformed
     */
    public Consumer add(OrganizationId organization, String name, List<String> lms, ConsumerSecret secret) {
        check(name, lms);
        var key = Secrets.randomLowerCase(organization);
        jdbi.useTransaction(handle -> {
            var installation = installations.add(handle, organization, name, lms, null);
            handle.attach(ConsumerDao.class)
                    .add(organization, installation, key, encrypted(key, secret), clock.instant());
        });
        return find(key).orElseThrow();
    }

    /** @throws ConsumerRefused when something is missing or malformed */
    public static void check(String name, List<String> lms) {
        if (name.isBlank() || name.length() > LONGEST_NAME || name.chars().anyMatch(Character::isISOControl)) {
            throw new ConsumerRefused("--name must be 1 to " + LONGEST_NAME + " characters long");
        }
        if (lms.isEmpty() || !lms.stream().allMatch(FrameAncestors::isOne)) {
            throw new ConsumerRefused("--lms must be where the LMS is, such as https://lms.example, without a path");
        }
    }

    public Optional<Consumer> find(String key) {
        return known(key).map(Known::consumer);
    }

    /** The one with this key, which says to which organization it belongs. */
    public Optional<Known> known(String key) {
        return known(Secrets.organization(key).orElse(NO_ORGANIZATION), key);
    }

    /** The one with this key, if it is of this organization. */
    public Optional<Known> known(OrganizationId organization, String key) {
        return jdbi.withExtension(ConsumerDao.class, dao -> dao.find(organization, key))
                .map(this::known);
    }

    public Optional<Known> of(OrganizationId organization, InstallationId installation) {
        return jdbi.withExtension(ConsumerDao.class, dao -> dao.of(organization, installation))
                .map(this::known);
    }

    /** Signs for nobody; takes as long to get as a real one, so that nobody can tell which keys there are. */
    public String nobodysSecret() {
        return decrypted(NOBODY, nobodysSecret);
    }

    /** All of them, ordered by organization. */
    public List<Consumer> all() {
        return jdbi.withExtension(ConsumerDao.class, dao -> dao.all(MOST_LISTED)).stream()
                .map(ConsumerDao.Row::consumer)
                .toList();
    }

    /** Lets launches in, or refuses them all. */
    public void setEnabled(Consumer of, boolean enabled) {
        jdbi.useExtension(ConsumerDao.class, dao -> dao.setEnabled(of.organization(), of.installation(), enabled));
    }

    /** Ends the agreement. What people wrote stays, under its installation. */
    public void remove(Consumer removed) {
        jdbi.useExtension(ConsumerDao.class, dao -> dao.remove(removed.organization(), removed.installation()));
    }

    /** Switches LTI 1.1 on for a whole organization. */
    public void switchOn(OrganizationId organization) {
        jdbi.useExtension(ConsumerDao.class, dao -> dao.switchOn(organization, clock.instant()));
    }

    /** Switches it off; keys and secrets stay. */
    public void switchOff(OrganizationId organization) {
        jdbi.useExtension(ConsumerDao.class, dao -> dao.switchOff(organization));
    }

    private Known known(ConsumerDao.Row row) {
        return new Known(row.consumer(), decrypted(row.key(), row.secret()));
    }

    private byte[] encrypted(String key, ConsumerSecret secret) {
        return cipher.encrypt(bound(key), secret.text().getBytes(StandardCharsets.UTF_8));
    }

    private String decrypted(String key, byte[] secret) {
        return new String(cipher.decrypt(bound(key), secret), StandardCharsets.UTF_8);
    }

    /** One LMS's secret can't be put in another's place. */
    private static String bound(String key) {
        return "lti-consumer/" + key;
    }
}
