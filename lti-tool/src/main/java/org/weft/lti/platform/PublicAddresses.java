package org.weft.lti.platform;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;

/**
 * Decides which addresses our server may call. They come from registrations, and must not be used to reach machines
 * behind our firewall (server-side request forgery): only https, and only hosts all of whose addresses are public.
 */
public final class PublicAddresses {
    private final boolean loopbackAllowed;

    /** @param loopbackAllowed also lets http and https on this machine through, for development and practice */
    public PublicAddresses(boolean loopbackAllowed) {
        this.loopbackAllowed = loopbackAllowed;
    }

    /**
     * What speaks against calling this URL, as a clause that follows its name, for example "must start with https://".
     * Looks the host up. A host that can't be found is no objection.
     */
    public Optional<String> objection(URI url) {
        var form = objectionToForm(url);
        if (form.isPresent()) {
            return form;
        }
        try {
            var addresses = InetAddress.getAllByName(host(url));
            return Arrays.stream(addresses).allMatch(address -> allowed(url, address))
                    ? Optional.empty()
                    : Optional.of("must be a public address, reached by https");
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** The same for a URL that only browsers visit, so that the host's address does not matter. */
    public Optional<String> objectionForBrowsers(URI url) {
        var form = objectionToForm(url);
        if (form.isPresent() || isHttps(url)) {
            return form;
        }
        try {
            return InetAddress.getByName(host(url)).isLoopbackAddress()
                    ? Optional.empty()
                    : Optional.of("must start with https://");
        } catch (UnknownHostException e) {
            return Optional.of("must start with https://");
        }
    }

    private Optional<String> objectionToForm(URI url) {
        if (url.getHost() == null || url.getHost().isEmpty() || url.getRawFragment() != null) {
            return Optional.of("must be a whole address such as https://lms.example/path");
        }
        if (url.getRawUserInfo() != null) {
            return Optional.of("must not carry a user name");
        }
        boolean scheme = isHttps(url) || (loopbackAllowed && "http".equals(url.getScheme()));
        return scheme ? Optional.empty() : Optional.of("must start with https://");
    }

    private boolean allowed(URI url, InetAddress address) {
        if (address.isLoopbackAddress()) {
            return loopbackAllowed;
        }
        return isHttps(url) && isPublic(address);
    }

    static boolean isPublic(InetAddress address) {
        boolean special = address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress();
        if (special) {
            return false;
        }
        return address instanceof Inet4Address four
                ? isPublic4(four.getAddress())
                : address instanceof Inet6Address six && isPublic6(six.getAddress());
    }

    /** By the IANA registry of special-purpose IPv4 addresses. */
    private static boolean isPublic4(byte[] bytes) {
        int first = bytes[0] & 0xff;
        int second = bytes[1] & 0xff;
        int third = bytes[2] & 0xff;
        return switch (first) {
            case 0, 10, 127 -> false;
            case 100 -> second < 64 || second > 127;
            case 169 -> second != 254;
            case 172 -> second < 16 || second > 31;
            case 192 -> second != 168 && !(second == 0 && (third == 0 || third == 2)) && !(second == 88 && third == 99);
            case 198 -> second != 18 && second != 19 && !(second == 51 && third == 100);
            case 203 -> !(second == 0 && third == 113);
            default -> first < 224;
        };
    }

    /** Only global unicast, 2000::/3, without Teredo, 6to4 and documentation, which can stand for IPv4 addresses. */
    private static boolean isPublic6(byte[] bytes) {
        int first = ((bytes[0] & 0xff) << 8) | (bytes[1] & 0xff);
        int second = ((bytes[2] & 0xff) << 8) | (bytes[3] & 0xff);
        boolean global = first >> 13 == 1;
        return global && first != 0x2002 && !(first == 0x2001 && (second == 0 || second == 0xdb8));
    }

    private static boolean isHttps(URI url) {
        return "https".equals(url.getScheme());
    }

    private static String host(URI url) {
        return url.getHost().replaceAll("^\\[|]$", "");
    }
}
