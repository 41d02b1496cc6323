package org.weft.server;

import io.micrometer.core.instrument.binder.jvm.ClassLoaderMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmGcMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.core.instrument.binder.jvm.JvmThreadMetrics;
import io.micrometer.core.instrument.binder.system.ProcessorMetrics;
import io.micrometer.core.instrument.binder.system.UptimeMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.weft.db.Database;

/**
 * {@code GET /metrics} in Prometheus' text format. Answers those who bear the token; without a token only programs on
 * this machine, and not what a proxy on this machine hands on. To everybody else there is nothing here.
 */
public final class Metrics extends HttpServlet {
    private static final List<String> PROXY_HEADERS = List.of("Forwarded", "X-Forwarded-For", "Via");

    private final transient PrometheusMeterRegistry registry;
    private final transient @Nullable String token;

    /** @param token that a reader must bear, or none to let this machine read */
    public Metrics(PrometheusMeterRegistry registry, @Nullable String token) {
        this.registry = registry;
        this.token = token;
    }

    /** A registry that measures the JVM and the database's pool; features add their own meters to it. */
    public static PrometheusMeterRegistry registry(Database database) {
        var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
        new ClassLoaderMetrics().bindTo(registry);
        new JvmMemoryMetrics().bindTo(registry);
        new JvmThreadMetrics().bindTo(registry);
        new JvmGcMetrics().bindTo(registry);
        new ProcessorMetrics().bindTo(registry);
        new UptimeMetrics().bindTo(registry);
        database.measure(registry);
        return registry;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (!mayRead(request)) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        response.setContentType("text/plain; version=0.0.4; charset=utf-8");
        response.getOutputStream().write(registry.scrape().getBytes(StandardCharsets.UTF_8));
    }

    private boolean mayRead(HttpServletRequest request) throws IOException {
        if (token == null) {
            return InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress()
                    && PROXY_HEADERS.stream().allMatch(name -> request.getHeader(name) == null);
        }
        var given = request.getHeader("Authorization");
        return given != null
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8), ("Bearer " + token).getBytes(StandardCharsets.UTF_8));
    }
}
