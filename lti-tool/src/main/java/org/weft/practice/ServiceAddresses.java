package org.weft.practice;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;

/** Where services are: at this LMS, and as the LMS that it behaves like has its addresses. */
final class ServiceAddresses {
    /** Moodle's addresses have a query of their own, without which there is nothing. */
    private static final String OWN = "type_id";

    private ServiceAddresses() {}

    static URI of(PracticeSettings settings, String path, Family family) {
        var address = settings.at(path);
        return switch (family) {
            case MOODLE -> URI.create(address + "?" + OWN + "=1");
            case CANVAS -> URI.create(address.toString().replace("//127.0.0.1:", "//localhost:"));
            case STANDARD, BRIGHTSPACE -> address;
        };
    }

    /** @throws Untakeable if the address lacks what was given with it */
    static void check(HttpServletRequest request, Family family) throws Untakeable {
        if (family == Family.MOODLE && !"1".equals(request.getParameter(OWN))) {
            throw new Untakeable(404, "There is nothing at this address: its own query is missing");
        }
    }
}
