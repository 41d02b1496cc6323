package org.weft.lti.install;

import static org.weft.lti.install.Lms.Ask.known;
import static org.weft.lti.install.Lms.Field.AUDIENCE;
import static org.weft.lti.install.Lms.Field.AUTHORIZATION;
import static org.weft.lti.install.Lms.Field.CLIENT_ID;
import static org.weft.lti.install.Lms.Field.DEPLOYMENTS;
import static org.weft.lti.install.Lms.Field.ISSUER;
import static org.weft.lti.install.Lms.Field.KEYS;
import static org.weft.lti.install.Lms.Field.PAGES;
import static org.weft.lti.install.Lms.Field.TOKEN;
import static org.weft.lti.install.Lms.Value.choose;
import static org.weft.lti.install.Lms.Value.copy;

import java.util.List;
import org.weft.lti.install.Lms.Ask;
import org.weft.lti.install.Lms.Part;
import org.weft.lti.pages.ToolUrls;

/** The LMSs of vendors who host them for their schools: most of their addresses are the same for all. */
final class HostedLms {
    private static final String EXTENSIONS =
            "Assignment and Grade Services, Deep Linking, Names and Role Provisioning Services";

    private final ToolUrls urls;

    HostedLms(ToolUrls urls) {
        this.urls = urls;
    }

    Lms canvas() {
        return new Lms(
                "canvas",
                "Canvas",
                true,
                List.of(
                        new Part(
                                "Admin, your account, Apps, Manage, Install a New App; LTI version 1.3, Enter URL."
                                        + " Canvas reads everything from this address",
                                List.of(copy("JSON URL", urls.canvas()))),
                        new Part(
                                "Or value by value: Admin, your account, Developer Keys, + Developer Key, + LTI Key,"
                                        + " Manual Entry",
                                List.of(
                                        copy("Key Name, Title", ToolConfiguration.NAME),
                                        copy("Redirect URIs", urls.launch()),
                                        copy("Description", ToolConfiguration.DESCRIPTION),
                                        copy("Target Link URI", urls.launch()),
                                        copy("OpenID Connect Initiation Url", urls.login()),
                                        choose("JWK Method", "Public JWK URL"),
                                        copy("Public JWK URL", urls.keys()),
                                        copy("Domain (Additional Settings)", urls.domain()),
                                        copy("Icon Url (Additional Settings)", urls.icon()),
                                        copy("Custom Fields (Additional Settings)", customCanvas()),
                                        choose(
                                                "LTI Advantage Services",
                                                "Can retrieve user data associated with the context the tool is"
                                                        + " installed in; can create and view assignment data in the"
                                                        + " gradebook; can view submission data; can create and"
                                                        + " update submission results"),
                                        choose("Privacy Level", "Public"),
                                        choose(
                                                "Placements",
                                                "Link Selection (message type LtiDeepLinkingRequest) and Course"
                                                        + " Navigation (LtiResourceLinkRequest)")))),
                List.of(
                        Ask.of(PAGES, "Address of your Canvas", "https://school.instructure.com"),
                        Ask.of(CLIENT_ID, "Client ID (the number in the key's Details)", "10000000000042"),
                        Ask.of(DEPLOYMENTS, "Deployment ID", "42:8865aa05b4b79b64a91a86042e43af5ea8ae79eb"),
                        known(ISSUER, "Issuer", "https://canvas.instructure.com"),
                        known(
                                AUTHORIZATION,
                                "Authorization endpoint",
                                "https://sso.canvaslms.com/api/lti/authorize_redirect"),
                        known(TOKEN, "Token endpoint", "https://sso.canvaslms.com/login/oauth2/token"),
                        known(KEYS, "Public JWKs", "https://sso.canvaslms.com/api/lti/security/jwks")));
    }

    private static String customCanvas() {
        return String.join("\n", ToolConfiguration.canvasLines());
    }

    Lms blackboard() {
        return new Lms(
                "blackboard",
                "Blackboard Learn",
                false,
                List.of(
                        new Part(
                                "Once, by whoever runs Weft: developer.anthology.com, My Integrations, register an"
                                        + " application, My integration supports LTI 1.3",
                                List.of(
                                        copy("Application name", ToolConfiguration.NAME),
                                        copy("Description", ToolConfiguration.DESCRIPTION),
                                        copy("Domain(s)", urls.domain()),
                                        copy("Login Initiation URL", urls.login()),
                                        copy("Tool Redirect URL(s)", urls.launch()),
                                        copy("Tool JWKS URL", urls.keys()),
                                        choose("Signing Algorithm", "RS256"))),
                        new Part(
                                "In Learn: Administrator Panel, LTI Tool Providers, Register LTI 1.3/Advantage Tool."
                                        + " Enter the Application ID as Client ID, and approve the tool",
                                List.of(
                                        choose("Tool Status", "Approved"),
                                        choose("User Fields to Send", "Role in Course, Name, Email Address"),
                                        choose("Allow Membership Service Access", "Yes"),
                                        choose("Allow grade service access", "Yes"))),
                        new Part(
                                "In Learn: the tool's menu, Manage Placements, Create Placement",
                                List.of(
                                        copy("Label", ToolConfiguration.NAME),
                                        copy("Handle", "weft"),
                                        choose("Type", "Deep Linking content tool"),
                                        copy("Icon", urls.icon()),
                                        copy("Tool Provider URL, Target Link URI", urls.launch())))),
                List.of(
                        Ask.of(PAGES, "Address of your Learn", "https://school.blackboard.com"),
                        Ask.of(CLIENT_ID, "Application ID, Client ID", ""),
                        Ask.of(DEPLOYMENTS, "Deployment ID", ""),
                        known(ISSUER, "Issuer", "https://blackboard.com"),
                        known(
                                KEYS,
                                "Public keyset URL",
                                "https://developer.blackboard.com/api/v1/management/applications/" + Lms.Field.CLIENT
                                        + "/jwks.json"),
                        known(
                                TOKEN,
                                "Auth token endpoint",
                                "https://developer.blackboard.com/api/v1/gateway/oauth2/jwttoken"),
                        known(
                                AUTHORIZATION,
                                "OIDC auth request endpoint",
                                "https://developer.blackboard.com/api/v1/gateway/oidcauth")));
    }

    Lms brightspace() {
        return new Lms(
                "brightspace",
                "Brightspace",
                true,
                List.of(
                        new Part(
                                "Admin Tools, Manage Extensibility, LTI Advantage, Register Tool, Standard",
                                List.of(
                                        copy("Name", ToolConfiguration.NAME),
                                        copy("Description", ToolConfiguration.DESCRIPTION),
                                        copy("Domain", urls.publicUrl()),
                                        copy("Redirect URLs", urls.launch()),
                                        copy("OpenID Connect Login URL", urls.login()),
                                        copy("Target Link URI", urls.launch()),
                                        copy("Keyset URL", urls.keys()),
                                        choose("Extensions", EXTENSIONS))),
                        new Part(
                                "Then View Deployments, New Deployment",
                                List.of(
                                        copy("Name", ToolConfiguration.NAME),
                                        choose("Extensions", EXTENSIONS),
                                        choose("Security Settings", "Name, Email"),
                                        choose("Make tool available to", "the org units whose courses may use it"))),
                        new Part(
                                "Then the deployment's View Links, New Link",
                                List.of(
                                        copy("Name", "Weft discussion"),
                                        copy("URL", urls.launch()),
                                        choose("Type", "Deep Linking Quicklink")))),
                List.of(
                        Ask.of(ISSUER, "Issuer", "https://school.brightspace.com"),
                        Ask.of(CLIENT_ID, "Client Id", ""),
                        Ask.of(DEPLOYMENTS, "Deployment Id", ""),
                        Ask.of(KEYS, "Brightspace Keyset URL", "https://school.brightspace.com/d2l/.well-known/jwks"),
                        known(
                                TOKEN,
                                "Brightspace OAuth2 Access Token URL",
                                "https://auth.brightspace.com/core/connect/token"),
                        known(AUDIENCE, "Brightspace OAuth Audience", "https://api.brightspace.com/auth/token"),
                        Ask.of(
                                AUTHORIZATION,
                                "OpenID Connect Authentication Endpoint",
                                "https://school.brightspace.com/d2l/lti/authenticate")));
    }

    Lms schoology() {
        return new Lms(
                "schoology",
                "Schoology",
                false,
                List.of(new Part(
                        "App Center, My Developer Apps (or Organization Apps), Add App",
                        List.of(
                                copy("App Name", ToolConfiguration.NAME),
                                copy("Description", ToolConfiguration.DESCRIPTION),
                                choose("Type of App", "LTI 1.3 App"),
                                choose("Privacy", "Send Name and Email/Username of user who launches the tool"),
                                choose("Can be installed for", "Course Materials Section"),
                                choose("LTI Advantage", "Deep Linking"),
                                choose("Configuration Type", "Manual"),
                                choose("Public key type", "Keyset URL"),
                                copy("JWKS URL", urls.keys()),
                                copy("Domain/URL", urls.launch()),
                                copy("OIDC Login Init URL", urls.login()),
                                copy("Redirect URLs", urls.launch())))),
                List.of(
                        Ask.of(PAGES, "Address of your Schoology", "https://school.schoology.com"),
                        Ask.of(CLIENT_ID, "Client ID (Options, API Info)", ""),
                        Ask.of(DEPLOYMENTS, "Deployment ID", ""),
                        known(ISSUER, "Issuer", "https://schoology.schoology.com"),
                        known(
                                AUTHORIZATION,
                                "OIDC Authorization Endpoint",
                                "https://lti-service.svc.schoology.com/lti-service/authorize-redirect"),
                        known(
                                TOKEN,
                                "OAuth 2 Access Token Endpoint",
                                "https://lti-service.svc.schoology.com/lti-service/access-token"),
                        known(KEYS, "JWKS URL", "https://lti-service.svc.schoology.com/lti-service/.well-known/jwks")));
    }
}
