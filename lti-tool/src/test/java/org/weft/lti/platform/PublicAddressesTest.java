package org.weft.lti.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PublicAddressesTest {
    private final PublicAddresses strict = new PublicAddresses(false);
    private final PublicAddresses practice = new PublicAddresses(true);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://127.0.0.1/jwks",
                "https://localhost/jwks",
                "https://10.1.2.3/",
                "https://172.16.0.1/",
                "https://192.168.1.1/",
                "https://169.254.169.254/latest/meta-data",
                "https://100.64.0.1/",
                "https://0.0.0.0/",
                "https://[::1]/",
                "https://[::ffff:10.0.0.1]/",
                "https://[fd00::1]/",
                "https://[fe80::1]/",
                "https://[64:ff9b::a00:1]/",
                "https://[2002:a00:1::]/",
                "https://224.0.0.1/",
                "https://255.255.255.255/",
                "https://2130706433/",
                "http://93.184.216.34/jwks",
                "http://127.0.0.1/jwks",
                "ftp://93.184.216.34/",
                "file:///etc/passwd",
                "https://user@93.184.216.34/",
                "https:/jwks",
                "/jwks"
            })
    void c30_internalAndOddAddresses_areNotCalled(String url) {
        assertThat(strict.objection(URI.create(url))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://93.184.216.34/jwks", "https://[2606:2800:220:1::1]:8443/jwks?x=1"})
    void publicAddresses_areCalled(String url) {
        assertThat(strict.objection(URI.create(url))).isEmpty();
    }

    @Test
    void thisMachine_isCalledInPracticeOnly() {
        assertThat(practice.objection(URI.create("http://127.0.0.1:8080/jwks"))).isEmpty();
        assertThat(practice.objection(URI.create("https://[::1]/jwks"))).isEmpty();
        assertThat(practice.objection(URI.create("http://93.184.216.34/jwks"))).isPresent();
        assertThat(practice.objection(URI.create("https://10.0.0.1/jwks"))).isPresent();
    }

    @Test
    void whatOnlyBrowsersVisit_mayBeInternal_butNotInPlainText() {
        assertThat(strict.objectionForBrowsers(URI.create("https://10.0.0.1/auth")))
                .isEmpty();
        assertThat(strict.objectionForBrowsers(URI.create("http://10.0.0.1/auth")))
                .isPresent();
        assertThat(practice.objectionForBrowsers(URI.create("http://127.0.0.1:8080/auth")))
                .isEmpty();
        assertThat(practice.objectionForBrowsers(URI.create("http://10.0.0.1/auth")))
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "198.18.0.1",
                "198.51.100.7",
                "203.0.113.9",
                "192.0.2.1",
                "192.0.0.8",
                "240.0.0.1",
                "2001:db8::1",
                "2001::1",
                "ff02::1"
            })
    void addressesThatBelongToNobody_areNotPublic(String address) throws UnknownHostException {
        assertThat(PublicAddresses.isPublic(InetAddress.getByName(address))).isFalse();
    }
}
