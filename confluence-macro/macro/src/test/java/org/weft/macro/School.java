package org.weft.macro;

import java.net.URI;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import org.weft.embed.EmbedAlgorithm;
import org.weft.embed.EmbedSigner;
import org.weft.embed.EmbedVerifier;
import org.weft.embed.SigningKey;
import org.weft.embed.VerifyingKey;
import org.weft.embed.WikiReader;
import org.weft.embed.WikiRole;

/** A school's wiki with one page about groups, and the server that knows its key. */
final class School {
    static final URI SERVER = URI.create("https://weft.example");
    static final URI SCRIPT = URI.create("/plugins/weft/weft-embed.js");
    static final WikiReader ANA = new WikiReader("user-ana-7", "Ana", null, WikiRole.READER);

    private static final KeyPair KEYS = keys();

    private School() {}

    static MacroRenderer renderer(URI server, URI script) {
        var key = new SigningKey("k1", EmbedAlgorithm.EDDSA, KEYS.getPrivate());
        var signer = new EmbedSigner("wiki-school", server.toString(), key, Clock.systemUTC());
        return new MacroRenderer(new WeftServer(server, script), signer);
    }

    static EmbedVerifier verifier(URI server) {
        var key = new VerifyingKey(EmbedAlgorithm.EDDSA, KEYS.getPublic());
        return new EmbedVerifier(server.toString(), (issuer, keyId) -> Optional.of(key), Clock.systemUTC());
    }

    static MacroCall call(MacroName macro, Map<String, String> parameters) {
        return new MacroCall(macro, parameters, page("Groups & rings"), Output.PAGE);
    }

    static WikiPage page(String title) {
        var address = URI.create("https://wiki.example/display/MATH/Groups?a=1&b=2");
        return new WikiPage("MATH", "Mathematics", "4711", title, "local-1", address);
    }

    static String show(MacroName macro, Map<String, String> parameters) {
        return renderer(SERVER, SCRIPT).render(call(macro, parameters), ANA);
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
