package org.weft.lti;

import static org.assertj.core.api.Assertions.assertThat;

import org.weft.lti.registrations.Registration;

/** A school with an LMS that a teacher and Ana have come from, and a browser of who runs the server, in the console. */
final class AdministeredSchool implements AutoCloseable {
    final FakePlatform platform = new FakePlatform();
    final Registration lms;
    /** Its page in the console. */
    final String home;

    final AdminBrowser operator;

    AdministeredSchool(Tool tool) {
        lms = tool.register(platform);
        home = "/admin/organizations/" + lms.organizationId().text();
        new Learner(tool, platform).afterTeacher().launch(claims -> {});
        operator = AdminBrowser.of(tool, null);
    }

    void assertLogged(String words) {
        assertThat(operator.page(home + "/log")).contains("Who runs the server " + words);
    }

    @Override
    public void close() {
        platform.close();
    }
}
