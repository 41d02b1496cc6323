package org.weft.lti.health;

import java.net.URI;
import java.net.UnknownHostException;
import javax.net.ssl.SSLException;
import org.weft.lti.health.Check.Side;
import org.weft.lti.platform.PlatformUnavailable;

/** What it means that an address can't be called. */
final class Reaching {
    private Reaching() {}

    static Check failed(String name, URI url, PlatformUnavailable why) {
        var found = "The address " + url + " " + why.getMessage() + ".";
        if (caused(why, SSLException.class)) {
            return Check.wrong(
                    name, found, Side.LMS, "The LMS's certificate must be valid for its name, and trusted by Java.");
        }
        if (caused(why, UnknownHostException.class)) {
            return Check.wrong(name, found, Side.NETWORK, "No such host is known here: compare the address, and DNS.");
        }
        return why.getCause() == null
                ? Check.wrong(name, found, Side.OURS, "Weft may not call it: register the right address.")
                : Check.wrong(
                        name,
                        found,
                        Side.NETWORK,
                        "Weft's server must reach the LMS: look at firewalls and proxies, and whether the LMS is up.");
    }

    private static boolean caused(Throwable why, Class<? extends Throwable> kind) {
        for (Throwable each = why; each != null; each = each.getCause()) {
            if (kind.isInstance(each)) {
                return true;
            }
        }
        return false;
    }
}
