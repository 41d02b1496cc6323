package org.weft.lti.health;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.weft.people.InstallationId;
import org.weft.people.OrganizationId;

/**
 * What became of a launch, without anything about the person.
 *
 * @param correlation the request's id, as in the log
 * @param step for example {@code lti-launch}
 * @param outcome {@code ok}, {@code refused} or {@code failed}
 * @param code for example {@code opened} or {@code expired}
 * @param issuedAhead seconds by which the LMS's clock was ahead of ours, the way between them included; null when no
 *     signed message came
 * @param keptBy what kept the proof that the browser began the launch; null when none came
 * @param cameTo the origin that the browser asked; null when no signed message came
 * @param leadsTo the origin of the link's target as the LMS has it; null when no signed message named one
 */
public record Sighting(
        OrganizationId organizationId,
        InstallationId installationId,
        Instant seenAt,
        String correlation,
        String step,
        String outcome,
        String code,
        long milliseconds,
        @Nullable Integer issuedAhead,
        @Nullable Keeper keptBy,
        boolean inFrame,
        @Nullable String cameTo,
        @Nullable String leadsTo) {
    public boolean ok() {
        return outcome.equals("ok");
    }

    /** Where browsers keep something for us. */
    public enum Keeper {
        COOKIE("a cookie"),
        PARTITIONED_COOKIE("a partitioned cookie (third-party cookies are blocked)"),
        PLATFORM_STORAGE("the LMS's storage (it answers lti.get_data)"),
        OWN_STORAGE("our own storage");

        private final String words;

        Keeper(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }
    }
}
