package org.weft.lti;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.weft.lti.v1p1.Consumer;
import org.weft.lti.v1p1.MigrationClaim;
import org.weft.lti.v1p1.Successors;
import org.weft.session.Arrival;
import org.weft.session.Carrying.Spot;

/** Lets a launch by LTI 1.3 find what its course, its link and its person had by LTI 1.1 (the claim {@code lti1p1}). */
final class Migration {
    private final Successors successors;

    Migration(Successors successors) {
        this.successors = successors;
    }

    /** Null when a token says nothing of the time before. */
    static @Nullable MigrationClaim claim(Claims claims) {
        var said = claims.optional(Claims.LTI + "lti1p1");
        if (!claims.has(Claims.LTI + "lti1p1")) {
            return null;
        }
        return new MigrationClaim(
                said.text("oauth_consumer_key").orElse(null),
                said.text("oauth_consumer_key_sign").orElse(null),
                said.text("user_id").orElse(null),
                said.text("context_id").orElse(null),
                said.text("resource_link_id").orElse(null),
                claims.time("exp").map(Instant::getEpochSecond).orElse(0L),
                claims.id("nonce").orElse(""));
    }

    /** Who it was before, as far as we know for certain. */
    record Former(Consumer consumer, Spot before, Spot now) {}

    /** To be done before the arrival, so that it finds what there is. */
    Optional<Former> carry(Launch launch, Arrival arrival) {
        var claim = launch.migration();
        if (claim == null || launch.subject().equals(Launch.ANONYMOUS)) {
            return Optional.empty();
        }
        var former = successors
                .before(launch.deployment(), claim)
                .map(consumer -> new Former(consumer, before(launch, claim, consumer), now(launch, arrival)));
        former.ifPresent(known -> successors.carry(launch.deployment(), known.consumer(), known.before(), known.now()));
        return former;
    }

    /** To be done after it. */
    void remember(Former former) {
        successors.remember(former.consumer(), former.before(), former.now());
    }

    private static Spot before(Launch launch, MigrationClaim claim, Consumer consumer) {
        var link = Objects.requireNonNullElse(claim.resourceLinkId(), launch.resourceLinkId());
        var context = claim.contextId() == null ? launch.contextId() : claim.contextId();
        return new Spot(
                consumer.installation(),
                Objects.requireNonNullElse(claim.userId(), launch.subject()),
                ArrivalMaker.placeKey("", context, link),
                launch.resourceLinkId().isEmpty() ? "" : HostKeys.link("", link));
    }

    private static Spot now(Launch launch, Arrival arrival) {
        return new Spot(
                arrival.installation(),
                arrival.subject(),
                arrival.placeKey(),
                launch.resourceLinkId().isEmpty() ? "" : arrival.placementKey());
    }
}
