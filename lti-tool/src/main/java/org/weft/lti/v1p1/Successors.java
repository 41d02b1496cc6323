package org.weft.lti.v1p1;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.weft.lti.registrations.Deployment;
import org.weft.people.InstallationId;
import org.weft.people.OrganizationId;
import org.weft.session.Carrying;
import org.weft.session.Carrying.Spot;

/**
 * Which deployments are the same LMS that came by LTI 1.1 before, and which courses have moved there. A deployment is a
 * successor when it has signed with the old secret, or when our administrator says so; never by its own word alone. Keys
 * are looked up in the deployment's organization only.
 */
public final class Successors {
    private static final Logger LOG = LoggerFactory.getLogger(Successors.class);

    private final Jdbi jdbi;
    private final Clock clock;
    private final Consumers consumers;
    private final Carrying carrying;

    public Successors(Jdbi jdbi, Clock clock, Consumers consumers, Carrying carrying) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.consumers = consumers;
        this.carrying = carrying;
    }

    /**
     * A deployment by LTI 1.3.
     *
     * @param proved false when it merely claims to be one, and waits for our administrator
     */
    public record Successor(InstallationId installation, String deploymentId, boolean proved) {}

    /** Those that are, and those that claim to be. */
    public List<Successor> of(Consumer before) {
        return jdbi.withExtension(SuccessorDao.class, dao -> dao.of(before.organization(), before.installation()));
    }

    public boolean hasMoved(Consumer consumer) {
        return of(consumer).stream().anyMatch(Successor::proved);
    }

    public boolean hasMoved(Consumer consumer, String placeKey) {
        return jdbi.withExtension(
                SuccessorDao.class, dao -> dao.hasMoved(consumer.organization(), consumer.installation(), placeKey));
    }

    /** Our administrator's word. */
    public void confirm(Consumer before, InstallationId installation, String deploymentId) {
        put(before, installation, deploymentId, true);
    }

    /** Who came before, if that is certain; empty when everything is to begin anew. */
    public Optional<Consumer> before(Deployment deployment, MigrationClaim claim) {
        var registration = deployment.registration();
        var key = claim.key();
        if (key == null) {
            return onlyOneBefore(deployment);
        }
        var known = consumers.known(registration.organizationId(), key);
        if (known.isEmpty()) {
            return Optional.empty();
        }
        var consumer = known.get().consumer();
        if (claim.signature() == null) {
            return unproved(deployment, consumer);
        }
        var from = new MigrationClaim.From(registration.issuer(), registration.clientId(), deployment.id());
        if (!claim.isSigned(from, known.get().secret())) {
            log("signature-wrong", deployment, consumer);
            return Optional.empty();
        }
        put(consumer, registration.installationId(), deployment.id(), true);
        return known.map(Consumers.Known::consumer);
    }

    /** Carries on a person, a course and a link, and all that was prepared for them. */
    public void carry(Deployment deployment, Consumer consumer, Spot before, Spot now) {
        var organization = consumer.organization();
        boolean moved = jdbi.inTransaction(handle -> {
            boolean carried = carrying.carry(handle, organization, before, now);
            var dao = handle.attach(SuccessorDao.class);
            dao.move(organization, before.installation(), before.placeKey(), clock.instant());
            dao.carryPrepared(
                    organization,
                    before.installation(),
                    before.placeKey(),
                    now.installation(),
                    deployment.id(),
                    now.placeKey());
            if (!before.placementKey().isEmpty()) {
                dao.carryPreparedLink(organization, now.installation(), before.placementKey(), now.placementKey());
            }
            return carried;
        });
        if (moved) {
            log("carried", deployment, consumer);
        }
        if (!hasMoved(consumer, before.placeKey())) {
            log("written-in-both", deployment, consumer);
        }
    }

    /** For who arrived by LTI 1.3 first. */
    public void remember(Consumer consumer, Spot before, Spot now) {
        jdbi.useTransaction(handle -> carrying.remember(handle, consumer.organization(), before, now));
    }

    /** What a deployment was by LTI 1.1; empty when it is the proved successor of none, or of several. */
    public Optional<InstallationId> onlyBefore(
            OrganizationId organization, InstallationId installation, String deploymentId) {
        var found = jdbi.withExtension(SuccessorDao.class, dao -> dao.before(organization, installation, deploymentId));
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    private Optional<Consumer> onlyOneBefore(Deployment deployment) {
        var registration = deployment.registration();
        var organization = registration.organizationId();
        return onlyBefore(organization, registration.installationId(), deployment.id())
                .flatMap(before -> consumers.of(organization, before))
                .map(Consumers.Known::consumer);
    }

    /** It counts where the deployment has proved itself before; else our administrator is asked. */
    private Optional<Consumer> unproved(Deployment deployment, Consumer consumer) {
        var registration = deployment.registration();
        boolean proved = of(consumer).contains(new Successor(registration.installationId(), deployment.id(), true));
        if (proved) {
            return Optional.of(consumer);
        }
        put(consumer, registration.installationId(), deployment.id(), false);
        log("signature-missing", deployment, consumer);
        return Optional.empty();
    }

    private void put(Consumer before, InstallationId installation, String deploymentId, boolean proved) {
        jdbi.useExtension(
                SuccessorDao.class,
                dao -> dao.put(
                        before.organization(),
                        before.installation(),
                        installation,
                        deploymentId,
                        proved,
                        clock.instant()));
    }

    private static void log(String outcome, Deployment deployment, Consumer consumer) {
        LOG.info(
                "lti-migration outcome={} organization={} before={} now={}",
                outcome,
                consumer.organization().value(),
                consumer.installation().value(),
                deployment.registration().installationId().value());
    }
}
