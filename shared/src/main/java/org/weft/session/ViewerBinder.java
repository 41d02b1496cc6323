package org.weft.session;

import jakarta.inject.Inject;
import jakarta.inject.Provider;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.function.Supplier;
import org.glassfish.jersey.inject.hk2.AbstractBinder;
import org.glassfish.jersey.process.internal.RequestScoped;

/** Lets API methods take the viewer as {@code @Context Viewer}. */
public final class ViewerBinder extends AbstractBinder {
    // Jersey's own signature is raw here.
    @SuppressWarnings("unchecked")
    @Override
    protected void configure() {
        bindFactory(FromRequest.class).to(Viewer.class).in(RequestScoped.class);
    }

    static final class FromRequest implements Supplier<Viewer> {
        private final Provider<ContainerRequestContext> request;

        @Inject
        FromRequest(Provider<ContainerRequestContext> request) {
            this.request = request;
        }

        @Override
        public Viewer get() {
            return (Viewer) request.get().getProperty(ViewerFilter.PROPERTY);
        }
    }
}
