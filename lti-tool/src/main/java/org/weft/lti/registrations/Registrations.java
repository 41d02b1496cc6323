package org.weft.lti.registrations;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;
import org.weft.lti.platform.PublicAddresses;
import org.weft.people.Installation;
import org.weft.people.InstallationId;
import org.weft.people.Installations;
import org.weft.people.OrganizationId;
import org.weft.people.Organizations;

/**
 * Adds, lists, removes and finds registrations. What launches look up is kept in this node for ten seconds, so that a
 * change by another node is seen soon; what is not found is looked up again each time.
 */
public final class Registrations {
    private static final Duration KEPT = Duration.ofSeconds(10);

    private final Jdbi jdbi;
    private final Clock clock;
    private final Organizations organizations;
    private final Installations installations;
    private final RegistrationCheck check;
    private final Cache<List<String>, List<Registration>> clients = cache();
    private final Cache<List<String>, Deployment> deployments = cache();
    private final Cache<Registration, List<String>> frameAncestors = cache();

    public Registrations(
            Jdbi jdbi,
            Clock clock,
            Organizations organizations,
            Installations installations,
            PublicAddresses addresses) {
        this.jdbi = jdbi;
        this.clock = clock;
        this.organizations = organizations;
        this.installations = installations;
        this.check = new RegistrationCheck(addresses);
    }

    /**
     * Stores a registration and its deployments, all of them active.
     *
     * @throws RegistrationRefused when something is missing or malformed, or a deployment is registered already
     */
    public Registration add(NewRegistration given) {
        return add(given, (handle, added) -> {});
    }

    /**
     * The same.
     *
     * @param also what else is stored in the same transaction, or fails together with it
     */
    public Registration add(NewRegistration given, BiConsumer<Handle, Registration> also) {
        check.requireDeployments(given);
        return add(given, given::registration, also);
    }

    /**
     * Stores a registration that an LMS has made for us alone: it may have no deployment yet, and adopts those that
     * launches tell of.
     *
     * @param confirmed false for one that waits for {@link #confirm}
     * @throws RegistrationRefused when something is missing or malformed, or a deployment is registered already
     */
    public Registration install(NewRegistration given, boolean confirmed) {
        return add(
                given,
                (organization, installation) -> given.installed(organization, installation, confirmed),
                (handle, added) -> {});
    }

    private Registration add(
            NewRegistration given,
            BiFunction<OrganizationId, InstallationId, Registration> registration,
            BiConsumer<Handle, Registration> also) {
        check.check(given);
        refuseTaken(given);
        var ancestors = FrameAncestors.of(given);
        var organization = organizations.findOrAdd(given.organization()).organizationId();
        var added = jdbi.inTransaction(handle -> {
            var installation = installations.add(handle, organization, given.name(), ancestors, given.openUrl());
            var agreed = registration.apply(organization, installation);
            var dao = handle.attach(RegistrationDao.class);
            dao.add(agreed, clock.instant());
            addDeployments(dao, agreed, given.deploymentIds());
            also.accept(handle, agreed);
            return agreed;
        });
        forget();
        return added;
    }

    /** All of them, ordered by organization. */
    public List<Registration> all() {
        return jdbi.withExtension(RegistrationDao.class, RegistrationDao::all);
    }

    public Optional<Registration> find(OrganizationId organization, InstallationId installation) {
        return jdbi.withExtension(RegistrationDao.class, dao -> dao.find(organization, installation));
    }

    /** The registrations with this issuer and client id; more than one when organizations share a client id. */
    public List<Registration> ofClient(String issuer, String clientId) {
        var key = List.of(issuer, clientId);
        var known = clients.getIfPresent(key);
        if (known != null) {
            return known;
        }
        var found = jdbi.withExtension(RegistrationDao.class, dao -> dao.ofClient(issuer, clientId));
        if (!found.isEmpty()) {
            clients.put(key, found);
        }
        return found;
    }

    /** At most 100: who asks wants to know whether there is one, none or several. */
    public List<Registration> ofIssuer(String issuer) {
        return jdbi.withExtension(RegistrationDao.class, dao -> dao.ofIssuer(issuer));
    }

    /** At most two registrations of this issuer that have a deployment of this id. */
    public List<Registration> ofDeploymentHint(String issuer, String deploymentId) {
        return jdbi.withExtension(RegistrationDao.class, dao -> dao.ofDeploymentHint(issuer, deploymentId));
    }

    /** The tenant. */
    public Optional<Deployment> deployment(String issuer, String clientId, String deploymentId) {
        var key = List.of(issuer, clientId, deploymentId);
        var known = deployments.getIfPresent(key);
        if (known != null) {
            return Optional.of(known);
        }
        var found = jdbi.withExtension(RegistrationDao.class, dao -> dao.deployment(issuer, clientId, deploymentId))
                .map(row -> new Deployment(row.registration(), row.deploymentId(), row.active(), true));
        found.ifPresent(deployment -> deployments.put(key, deployment));
        return found;
    }

    /** A deployment that no registration has, if this one may take it for its own. */
    public Optional<Deployment> adoptable(Registration registration, String deploymentId) {
        boolean alone = ofClient(registration.issuer(), registration.clientId()).size() == 1;
        return registration.adoptsDeployments() && alone
                ? Optional.of(new Deployment(registration, deploymentId, true, false))
                : Optional.empty();
    }

    /** Stores a deployment that a verified launch has told of; another launch may just have done so. */
    public void adopt(Deployment found) {
        var to = found.registration();
        jdbi.useExtension(
                RegistrationDao.class,
                dao -> dao.addDeployments(
                        to.organizationId(),
                        to.installationId(),
                        to.issuer(),
                        to.clientId(),
                        List.of(found.id()),
                        clock.instant()));
    }

    /** How many wait to be confirmed. */
    public int pending() {
        return jdbi.withExtension(RegistrationDao.class, RegistrationDao::pending);
    }

    /** Lets launches of one that waits in. @return false when it doesn't wait */
    public boolean confirm(Registration waiting) {
        int confirmed = jdbi.withExtension(
                RegistrationDao.class, dao -> dao.confirm(waiting.organizationId(), waiting.installationId()));
        forget();
        return confirmed > 0;
    }

    /** Brings the platform's addresses up to date. */
    public Registration move(
            Registration of, URI authorizationUrl, URI tokenUrl, URI jwksUrl, @Nullable String audience) {
        var moved = of.at(authorizationUrl, tokenUrl, jwksUrl, audience);
        jdbi.useExtension(RegistrationDao.class, dao -> dao.move(moved));
        forget();
        return moved;
    }

    public List<String> deploymentIds(Registration of) {
        return jdbi.withExtension(
                RegistrationDao.class, dao -> dao.deploymentIds(of.organizationId(), of.installationId()));
    }

    /** Lets launches in, or refuses them all. */
    public void setEnabled(Registration of, boolean enabled) {
        jdbi.useExtension(
                RegistrationDao.class, dao -> dao.setEnabled(of.organizationId(), of.installationId(), enabled));
        forget();
    }

    /** Activates a deployment, or makes it pending. */
    public void setActive(Registration of, String deploymentId, boolean active) {
        jdbi.useExtension(
                RegistrationDao.class,
                dao -> dao.setActive(of.organizationId(), of.installationId(), deploymentId, active));
        forget();
    }

    /** The installation that it belongs to, with its name. */
    public Installation installation(Registration of) {
        return installations
                .find(of.organizationId(), of.installationId())
                .orElseThrow(() -> new IllegalStateException("No installation " + of.installationId()));
    }

    /** Origins of the pages that may frame us. */
    public List<String> frameAncestors(Registration of) {
        return frameAncestors.get(of, key -> installation(key).frameAncestors());
    }

    /** Ends the agreement. What people wrote stays, under its installation. */
    public void remove(Registration removed) {
        jdbi.useTransaction(handle -> {
            var dao = handle.attach(RegistrationDao.class);
            dao.removeDeployments(removed.organizationId(), removed.installationId());
            dao.remove(removed.organizationId(), removed.installationId());
        });
        forget();
    }

    private void refuseTaken(NewRegistration given) {
        for (var id : given.deploymentIds()) {
            var taken = jdbi.withExtension(
                    RegistrationDao.class, dao -> dao.deployment(given.issuer(), given.clientId(), id));
            if (taken.isPresent()) {
                throw taken(id);
            }
        }
    }

    private void addDeployments(RegistrationDao dao, Registration to, List<String> ids) {
        var added = dao.addDeployments(
                to.organizationId(), to.installationId(), to.issuer(), to.clientId(), ids, clock.instant());
        if (Arrays.stream(added).anyMatch(count -> count == 0)) {
            throw taken(String.join(", ", ids));
        }
    }

    private static RegistrationRefused taken(String deploymentId) {
        return new RegistrationRefused("--deployment-id " + deploymentId
                + " is registered already for this issuer and client id; see: installation list");
    }

    private void forget() {
        clients.invalidateAll();
        deployments.invalidateAll();
        frameAncestors.invalidateAll();
    }

    private static <K, V> Cache<K, V> cache() {
        return Caffeine.newBuilder().maximumSize(10_000).expireAfterWrite(KEPT).build();
    }
}
