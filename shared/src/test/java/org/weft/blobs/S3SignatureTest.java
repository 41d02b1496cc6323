package org.weft.blobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The examples of Amazon's S3 reference, "Authenticating Requests: Using the Authorization Header". */
class S3SignatureTest {
    private static final String EMPTY = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    private static final Instant AT = Instant.parse("2013-05-24T00:00:00Z");

    @Test
    void aGet() {
        var address = URI.create("https://examplebucket.s3.amazonaws.com/test.txt");

        assertThat(sign("GET", address, EMPTY, Map.of("range", "bytes=0-9")))
                .isEqualTo("AWS4-HMAC-SHA256 Credential=AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request,"
                        + "SignedHeaders=host;range;x-amz-content-sha256;x-amz-date,"
                        + "Signature=f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41");
    }

    @Test
    void aPut() {
        var address = URI.create("https://examplebucket.s3.amazonaws.com/test%24file.text");
        var hash = "44ce7dd67c959e0d3524ffac1771dfbba87d2b6b4b4e99e42034a8b803f8b072";
        var more = Map.of("date", "Fri, 24 May 2013 00:00:00 GMT", "x-amz-storage-class", "REDUCED_REDUNDANCY");

        assertThat(sign("PUT", address, hash, more))
                .endsWith("Signature=98ad721746da40c64f1a55b78f14c238d841ea1380cd77a1b5971af0ece108bd");
    }

    @Test
    void aQuery() {
        var address = URI.create("https://examplebucket.s3.amazonaws.com/?max-keys=2&prefix=J");

        assertThat(sign("GET", address, EMPTY, Map.of()))
                .endsWith("Signature=34b48302e7b5fa45bde8084f4b7868a86f0a534bc59db6670ed5711ef69dc6f7");
    }

    private static String sign(String method, URI address, String hash, Map<String, String> more) {
        var signature =
                new S3Signature("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "us-east-1");
        return String.valueOf(signature.sign(method, address, hash, AT, more).get("Authorization"));
    }
}
