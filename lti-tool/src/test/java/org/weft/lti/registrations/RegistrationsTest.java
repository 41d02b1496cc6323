package org.weft.lti.registrations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.weft.base.TestClock;
import org.weft.db.TestDatabase;
import org.weft.lti.platform.PublicAddresses;
import org.weft.people.Installations;
import org.weft.people.Organizations;

class RegistrationsTest {
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.create("shared", "lti");

    private static final URI KEYS = URI.create("https://93.184.216.34/jwks");

    private final TestClock clock = new TestClock();
    private final Registrations registrations = onAnyNode();

    @Test
    void whatWasAdded_isFoundByIssuerClientAndDeployment() {
        var added = registrations.add(given("https://a.example", "c", List.of("1", "2"), KEYS));

        assertThat(registrations.ofClient("https://a.example", "c")).containsExactly(added);
        assertThat(registrations.deployment("https://a.example", "c", "2"))
                .hasValue(new Deployment(added, "2", true, true));
        assertThat(registrations.deployment("https://a.example", "c", "3")).isEmpty();
        assertThat(registrations.all()).contains(added);
        assertThat(registrations.deploymentIds(added)).containsExactly("1", "2");
        assertThat(registrations.installation(added).name()).isEqualTo("LMS");
        assertThat(registrations.frameAncestors(added))
                .containsExactly("https://*.pages.example", "https://a.example", "https://sso.example");
    }

    @Test
    void aDeploymentThatIsTaken_isRefused() {
        registrations.add(given("https://b.example", "c", List.of("1"), KEYS));

        assertThatThrownBy(() -> registrations.add(given("https://b.example", "c", List.of("2", "1"), KEYS)))
                .isInstanceOf(RegistrationRefused.class)
                .hasMessageContaining("--deployment-id 1 is registered already");
        assertThat(registrations.ofClient("https://b.example", "c")).hasSize(1);
    }

    @Test
    void organizationsCanShareAClient() {
        registrations.add(given("https://c.example", "c", List.of("north"), KEYS));
        var south = registrations.add(given("https://c.example", "c", List.of("south"), KEYS));

        assertThat(registrations.ofClient("https://c.example", "c")).hasSize(2);
        assertThat(registrations
                        .deployment("https://c.example", "c", "south")
                        .orElseThrow()
                        .registration())
                .isEqualTo(south);
    }

    @Test
    void whatWasRemoved_isGone() {
        var added = registrations.add(given("https://d.example", "c", List.of("1"), KEYS));

        registrations.remove(added);

        assertThat(registrations.ofClient("https://d.example", "c")).isEmpty();
        assertThat(registrations.deployment("https://d.example", "c", "1")).isEmpty();
        assertThat(registrations.find(added.organizationId(), added.installationId()))
                .isEmpty();
    }

    @Test
    void aRegistrationAddedByAnotherNode_isSeenAtOnce() {
        assertThat(registrations.ofClient("https://e.example", "c")).isEmpty();

        onAnyNode().add(given("https://e.example", "c", List.of("1"), KEYS));

        assertThat(registrations.ofClient("https://e.example", "c")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://93.184.216.34/jwks",
                "https://127.0.0.1/jwks",
                "https://169.254.169.254/",
                "https://10.0.0.1/"
            })
    void c30_keySetsInsideOurNetwork_areRefused(String url) {
        assertThatThrownBy(() -> registrations.add(given("https://f.example", "c", List.of("1"), URI.create(url))))
                .isInstanceOf(RegistrationRefused.class)
                .hasMessageStartingWith("--jwks-url must");
        assertThat(registrations.ofIssuer("https://f.example")).isEmpty();
    }

    @Test
    void whatIsMissing_isNamed() {
        assertThatThrownBy(() -> registrations.add(given(" ", "c", List.of("1"), KEYS)))
                .hasMessageStartingWith("--issuer");
        assertThatThrownBy(() -> registrations.add(given("https://g.example", "", List.of("1"), KEYS)))
                .hasMessageStartingWith("--client-id");
        assertThatThrownBy(() -> registrations.add(given("https://g.example", "c", List.of(), KEYS)))
                .hasMessageStartingWith("--deployment-id");
        assertThatThrownBy(() -> registrations.add(given("https://g.example", "c", List.of("a\nb"), KEYS)))
                .hasMessageStartingWith("--deployment-id");
    }

    private Registrations onAnyNode() {
        var jdbi = DATABASE.jdbi();
        return new Registrations(
                jdbi,
                clock,
                new Organizations(jdbi, clock),
                new Installations(jdbi, clock),
                new PublicAddresses(false));
    }

    private static NewRegistration given(String issuer, String clientId, List<String> deployments, URI keys) {
        return new NewRegistration(
                "School",
                "LMS",
                issuer,
                clientId,
                deployments,
                URI.create("https://sso.example/auth"),
                KEYS,
                keys,
                List.of("https://*.pages.example"),
                null,
                false);
    }
}
