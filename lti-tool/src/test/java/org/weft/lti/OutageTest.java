package org.weft.lti;

import static org.assertj.core.api.Assertions.assertThat;
import static org.weft.lti.Refused.assertRefused;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.weft.people.OrganizationId;
import org.weft.session.Secrets;

class OutageTest {
    @RegisterExtension
    static final Tool TOOL = new Tool();

    @Test
    void withoutDatabase_aLaunchSaysSoAndCanBeTriedAgain() {
        var platform = new FakePlatform();
        TOOL.register(platform);
        var carla = new Learner(TOOL, platform);
        var login = carla.login();
        var claims = carla.claims(login);
        Learner.roles(claims, "Instructor");
        var token = FakePlatform.sign(claims);

        TOOL.database.takeDown();
        var refused = carla.launch(login, token);
        var registering = TOOL.get("/lti/register?openid_configuration=https://lms.example/&invite="
                + Secrets.random(new OrganizationId(1)));
        TOOL.database.bringBack();
        var again = carla.launch(login, token);
        for (int i = 0; i < 100 && again.statusCode() == 503; i++) {
            // The pool has to find out that its connections are dead.
            again = carla.launch(login, token);
        }

        assertRefused(registering, Reason.UNAVAILABLE);
        assertRefused(refused, Reason.UNAVAILABLE);
        assertThat(refused.body()).contains("Try again");
        assertThat(again.statusCode()).isEqualTo(303);
        platform.close();
    }
}
