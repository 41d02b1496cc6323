package org.weft.server;

import java.io.IOException;
import java.net.BindException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.eclipse.jetty.compression.gzip.GzipCompression;
import org.eclipse.jetty.compression.server.CompressionConfig;
import org.eclipse.jetty.compression.server.CompressionHandler;
import org.eclipse.jetty.ee11.servlet.ServletContextHandler;
import org.eclipse.jetty.server.ForwardedRequestCustomizer;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;

/**
 * An HTTP server (TLS is a proxy's work) with our limits on it. Bodies are compressed where it pays, event streams
 * never. When it stops, it takes no new requests, asks the streams to end and lets running requests finish.
 */
public final class WebServer implements AutoCloseable {
    private static final int MAX_THREADS = 64;
    private static final int MAX_HEADER_BYTES = 32 * 1024;
    private static final int MAX_FORM_FIELDS = 100;
    private static final int LEAST_COMPRESSED_BYTES = 1024;
    private static final List<String> COMPRESSED = List.of(
            "text/html",
            "text/css",
            "text/plain",
            "text/csv",
            "text/javascript",
            "application/javascript",
            "application/json",
            "application/problem+json",
            "image/svg+xml");

    private final ServerSettings settings;
    private final Server server;
    private final ServerConnector connector;
    private final List<Runnable> stopActions = new CopyOnWriteArrayList<>();

    public WebServer(ServerSettings settings, List<Mount> mounts) {
        this.settings = settings;
        this.server = new Server(threads());
        this.connector = new ServerConnector(server, new HttpConnectionFactory(http(settings)));
        connector.setHost(settings.host());
        connector.setPort(settings.port());
        connector.setIdleTimeout(settings.idleTimeout().toMillis());
        server.addConnector(connector);
        server.setErrorHandler(new ErrorAnswers());
        server.setStopTimeout(settings.stopTimeout().toMillis());
        server.setHandler(new SecurityHeaders(
                graceful(compressed(new BodyLimit(context(mounts), settings.maxBodyBytes(), limits(mounts))))));
    }

    /** @throws PortTaken when another process listens there */
    public void start() {
        try {
            server.start();
        } catch (IOException e) {
            stop();
            if (e instanceof BindException || e.getCause() instanceof BindException) {
                throw new PortTaken(settings.port(), e);
            }
            throw new IllegalStateException("The web server does not start", e);
        } catch (Exception e) { // Jetty declares no less.
            stop();
            throw new IllegalStateException("The web server does not start", e);
        }
    }

    /** The port it listens on. */
    public int port() {
        return connector.getLocalPort();
    }

    /** Its address as seen from this machine, for example {@code http://localhost:8080}. */
    public URI uri() {
        return URI.create("http://localhost:" + port());
    }

    /** Registers what is to be done when the server begins to stop, such as ending streams of events. */
    public void whenStopping(Runnable action) {
        stopActions.add(action);
    }

    public void stop() {
        try {
            server.stop();
        } catch (Exception e) { // Jetty declares no less.
            throw new IllegalStateException("The web server did not stop in time", e);
        }
    }

    @Override
    public void close() {
        stop();
    }

    private static QueuedThreadPool threads() {
        var threads = new QueuedThreadPool(MAX_THREADS, 4);
        threads.setName("web");
        if (VirtualThreads.areSupported()) {
            threads.setVirtualThreadsExecutor(VirtualThreads.getNamedVirtualThreadsExecutor("web-"));
        }
        return threads;
    }

    private static HttpConfiguration http(ServerSettings settings) {
        var http = new HttpConfiguration();
        http.setRequestHeaderSize(MAX_HEADER_BYTES);
        http.setSendServerVersion(false);
        http.setSendXPoweredBy(false);
        if (settings.behindProxy()) {
            http.addCustomizer(new ForwardedRequestCustomizer());
        }
        return http;
    }

    private ServletContextHandler context(List<Mount> mounts) {
        var context = new ServletContextHandler(ServletContextHandler.NO_SESSIONS);
        context.setMaxFormContentSize(settings.maxBodyBytes());
        context.setMaxFormKeys(MAX_FORM_FIELDS);
        context.setErrorHandler(new ErrorAnswers());
        mounts.forEach(mount -> mount.on(context));
        return context;
    }

    private static Map<String, Long> limits(List<Mount> mounts) {
        var limits = new HashMap<String, Long>();
        mounts.forEach(mount -> limits.putAll(mount.bodyLimits()));
        return limits;
    }

    private static Handler compressed(Handler handler) {
        var gzip = new GzipCompression();
        gzip.setMinCompressSize(LEAST_COMPRESSED_BYTES);
        var config = CompressionConfig.builder().decompressExcludePath("/*");
        COMPRESSED.forEach(config::compressIncludeMimeType);
        var compression = new CompressionHandler(handler);
        compression.putCompression(gzip);
        compression.putConfiguration("/*", config.build());
        return compression;
    }

    private Handler graceful(Handler handler) {
        return new GracefulHandler(handler) {
            @Override
            public CompletableFuture<Void> shutdown() {
                var done = super.shutdown();
                stopActions.forEach(Runnable::run);
                return done;
            }
        };
    }
}
