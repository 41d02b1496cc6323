package org.weft.lti.health;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.weft.lti.health.Check.Side;
import org.weft.lti.pages.ToolUrls;
import org.weft.lti.platform.PlatformClient;
import org.weft.lti.platform.PlatformUnavailable;
import org.weft.lti.registrations.Origins;
import org.weft.lti.registrations.Registration;

/** Our own addresses: whether browsers and the LMS can use them, and whether the LMS has the right ones. */
public final class AddressesPart implements Health.Part {
    private static final int MAX_BYTES = 64 * 1024;

    private final ToolUrls urls;
    private final PlatformClient client;

    public AddressesPart(ToolUrls urls, PlatformClient client) {
        this.urls = urls;
        this.client = client;
    }

    @Override
    public List<Check> look(Registration registration, List<Sighting> launches) {
        var checks = new ArrayList<Check>();
        checks.add(https());
        checks.add(reached());
        checks.add(same(
                "The address that launches come to",
                launches,
                Sighting::cameTo,
                "A proxy before Weft must pass the host on (WEFT_BEHIND_PROXY), or WEFT_PUBLIC_URL is another address.",
                Side.OURS));
        checks.add(same(
                "The address that the LMS has of Weft",
                launches,
                Sighting::leadsTo,
                "In the LMS, change target link and redirect address to " + urls.launch() + ", or register Weft again.",
                Side.LMS));
        return checks;
    }

    private Check https() {
        var name = "Weft's public address";
        var url = urls.publicUrl();
        boolean here = List.of("localhost", "127.0.0.1").contains(Objects.requireNonNullElse(url.getHost(), ""));
        if ("https".equals(url.getScheme())) {
            return Check.good(name, url + " is https.");
        }
        return here
                ? Check.doubtful(
                        name, url + " works on this machine only.", Side.OURS, "For others, set WEFT_PUBLIC_URL.")
                : Check.wrong(
                        name,
                        url + " is not https: browsers keep nothing for it in frames.",
                        Side.OURS,
                        "Put Weft behind a proxy with a certificate, and set WEFT_PUBLIC_URL to https://…");
    }

    /** The LMS fetches our keys there. It may be reached by everybody but ourselves, so this is a doubt at most. */
    private Check reached() {
        var name = "Weft's keys at its public address";
        try {
            var answer = client.get(urls.keys(), Map.of("Accept", "application/json"), MAX_BYTES);
            boolean keys = answer.status() == 200 && answer.json().path("keys").isArray();
            return keys
                    ? Check.good(name, "They are at " + urls.keys() + ".")
                    : notReached(name, "Something else answers at " + urls.keys() + ".");
        } catch (PlatformUnavailable e) {
            return notReached(name, "From this machine, " + urls.keys() + " " + e.getMessage() + ".");
        }
    }

    private static Check notReached(String name, String found) {
        return Check.doubtful(
                name,
                found,
                Side.OURS,
                "Open that address in a browser elsewhere: the LMS must get Weft's keys there. Is Weft running?");
    }

    private Check same(
            String name, List<Sighting> launches, Function<Sighting, @Nullable String> origin, String next, Side side) {
        var ours = Origins.of(urls.publicUrl()).orElse(urls.publicUrl().toString());
        return launches.stream()
                .map(origin)
                .filter(Objects::nonNull)
                .findFirst()
                .map(found -> found.equals(ours)
                        ? Check.good(name, "The last launch had " + found + ".")
                        : Check.wrong(
                                name, "The last launch had " + found + ", and Weft's is " + ours + ".", side, next))
                .orElseGet(() -> Check.unknown(name, "No launch has told it yet."));
    }

    /** For what is compared here. */
    public static @Nullable String origin(@Nullable URI url) {
        return url == null ? null : Origins.of(url).orElse(null);
    }
}
