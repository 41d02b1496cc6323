package org.weft.http;

import java.util.logging.Level;
import java.util.logging.Logger;
import org.glassfish.jersey.server.ResourceConfig;

/** What every API of ours has in common. Paths in {@code @Path} are relative to {@code /api}. */
public final class Api {
    /** Jersey warns about every API that is registered as an instance; held, since loggers are forgotten otherwise. */
    private static final Logger PROVIDERS = Logger.getLogger("org.glassfish.jersey.internal.inject.Providers");

    private Api() {}

    /** A JAX-RS application to register APIs on. {@code auth} finds out who is asking. */
    public static ResourceConfig of(Object... parts) {
        PROVIDERS.setLevel(Level.SEVERE);
        var config = new ResourceConfig()
                .register(new JsonBodies())
                .register(new RefusalMapper())
                .register(new UnexpectedErrorMapper());
        for (var part : parts) {
            config.register(part);
        }
        return config;
    }
}
