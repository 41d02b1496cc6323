package org.weft.lti;

import jakarta.servlet.Servlet;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.weft.db.TestDatabase;
import org.weft.lti.pages.Assets;
import org.weft.lti.pages.ToolUrls;
import org.weft.lti.registrations.NewRegistration;
import org.weft.practice.PracticeLms;
import org.weft.practice.PracticeSettings;
import org.weft.product.Product;
import org.weft.server.Mount;
import org.weft.server.ServerSettings;
import org.weft.server.WebServer;

/** The tool on localhost and the practice LMS on 127.0.0.1: two sites. Launches that get through end at a short page. */
final class ToolAndLms implements AutoCloseable {
    private final TestDatabase database = TestDatabase.create("shared", "lti");
    private final WebServer server;
    private final PracticeLms lms;
    private final Product product;
    private volatile Map<String, Servlet> servlets = Map.of("/open/*", new Opened());

    ToolAndLms() {
        var paths = List.of(ToolUrls.LOGIN_PATH, ToolUrls.LAUNCH_PATH, ToolUrls.KEYS_PATH, Assets.PATH, "/open/*");
        server = new WebServer(
                ServerSettings.on("127.0.0.1", 0),
                paths.stream().map(path -> Mount.servlet(path, new Late(path))).toList());
        server.start();
        var clock = Clock.systemUTC();
        product = new Product(database.database(), clock, new Product.Settings(tool(), 1_000_000));
        lms = new PracticeLms(
                new PracticeSettings(URI.create("http://127.0.0.1:0"), tool(), "weft-client", "1"), Clock.systemUTC());
        lms.start();
        servlets = Stream.concat(servlets.entrySet().stream(), host().servlets().entrySet().stream())
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    URI tool() {
        return server.uri();
    }

    URI lms() {
        return lms.uri();
    }

    @Override
    public void close() {
        lms.stop();
        server.close();
        product.close();
        database.close();
    }

    private LtiHost host() {
        var clock = Clock.systemUTC();
        var jdbi = database.jdbi();
        var settings = new LtiSettings(tool(), Tool.KEY, true);
        var host = new LtiHost(jdbi, clock, product.arrivals()::arrive, product.placing(), product.credit(), settings);
        host.registrations()
                .add(new NewRegistration(
                        "Practice",
                        "Practice LMS",
                        lms().toString(),
                        "weft-client",
                        List.of("1"),
                        lms.authorizationUri(),
                        lms.tokenUri(),
                        lms.jwksUri(),
                        List.of(),
                        null,
                        false));
        return host;
    }

    /** The host needs the port in its public address, and the server has one only once it runs. */
    private final class Late extends HttpServlet {
        private final String path;

        Late(String path) {
            this.path = path;
        }

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response)
                throws ServletException, IOException {
            var servlet = servlets.get(path);
            if (servlet == null) {
                response.sendError(503);
            } else {
                servlet.service(request, response);
            }
        }
    }

    private static final class Opened extends HttpServlet {
        @Override
        protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
            response.setContentType("text/html;charset=utf-8");
            response.setHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors *");
            response.getWriter().print("<!doctype html><title>Opened</title><p id=\"opened\">Opened</p>");
        }
    }
}
