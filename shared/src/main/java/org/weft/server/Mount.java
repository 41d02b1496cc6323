package org.weft.server;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.Servlet;
import java.util.EnumSet;
import java.util.Map;
import org.eclipse.jetty.ee11.servlet.FilterHolder;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.ee11.servlet.ServletHolder;
import org.glassfish.jersey.server.ResourceConfig;
import org.glassfish.jersey.server.ServerProperties;
import org.glassfish.jersey.servlet.ServletContainer;

/** Something that a {@link WebServer} serves. */
@FunctionalInterface
public interface Mount {
    void on(ServletContextHandler context);

    /** How large bodies may be at some addresses, in bytes, where that differs from the server's limit. */
    default Map<String, Long> bodyLimits() {
        return Map.of();
    }

    /** Lets larger bodies come to one address, whatever serves it. */
    static Mount largeBodies(String path, long mostBytes) {
        return new Mount() {
            @Override
            public void on(ServletContextHandler context) {}

            @Override
            public Map<String, Long> bodyLimits() {
                return Map.of(path, mostBytes);
            }
        };
    }

    /** @param path a servlet mapping, for example {@code /lti/*} */
    static Mount servlet(String path, Servlet servlet) {
        return context -> {
            var holder = new ServletHolder(servlet);
            holder.setAsyncSupported(true);
            context.addServlet(holder, path);
        };
    }

    /** Filters run in the order in which they are mounted. */
    static Mount filter(String path, Filter filter) {
        return context -> {
            var holder = new FilterHolder(filter);
            holder.setAsyncSupported(true);
            context.addFilter(holder, path, EnumSet.of(DispatcherType.REQUEST, DispatcherType.ASYNC));
        };
    }

    /** Our APIs, without what Jersey would add of its own accord. */
    static Mount jersey(String path, ResourceConfig apis) {
        apis.property(ServerProperties.WADL_FEATURE_DISABLE, true);
        apis.property(ServerProperties.RESPONSE_SET_STATUS_OVER_SEND_ERROR, true);
        return servlet(path, new ServletContainer(apis));
    }
}
