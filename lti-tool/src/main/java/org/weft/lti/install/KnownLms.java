package org.weft.lti.install;

import static org.weft.lti.install.Lms.Field.AUDIENCE;
import static org.weft.lti.install.Lms.Field.AUTHORIZATION;
import static org.weft.lti.install.Lms.Field.CLIENT_ID;
import static org.weft.lti.install.Lms.Field.DEPLOYMENTS;
import static org.weft.lti.install.Lms.Field.ISSUER;
import static org.weft.lti.install.Lms.Field.KEYS;
import static org.weft.lti.install.Lms.Field.TOKEN;
import static org.weft.lti.install.Lms.Value.choose;
import static org.weft.lti.install.Lms.Value.copy;

import java.util.List;
import java.util.Optional;
import org.weft.lti.install.Lms.Ask;
import org.weft.lti.install.Lms.Part;
import org.weft.lti.pages.ToolUrls;

/** What the LMSs' forms are called and ask for, by their vendors' documentation. */
final class KnownLms {
    private final ToolUrls urls;
    private final List<Lms> all;

    KnownLms(ToolUrls urls) {
        this.urls = urls;
        var hosted = new HostedLms(urls);
        this.all = List.of(
                moodle(),
                hosted.canvas(),
                hosted.blackboard(),
                hosted.brightspace(),
                sakai(),
                openEdx(),
                hosted.schoology(),
                other());
    }

    List<Lms> all() {
        return all;
    }

    Optional<Lms> find(String slug) {
        return all.stream().filter(each -> each.slug().equals(slug)).findFirst();
    }

    private Lms moodle() {
        return new Lms(
                "moodle",
                "Moodle",
                true,
                List.of(new Part(
                        "Site administration, Plugins, Activity modules, External tool, Manage tools,"
                                + " configure a tool manually",
                        List.of(
                                copy("Tool name", ToolConfiguration.NAME),
                                copy("Tool URL", urls.launch()),
                                choose("LTI version", "LTI 1.3"),
                                choose("Public key type", "Keyset URL"),
                                copy("Public keyset", urls.keys()),
                                copy("Initiate login URL", urls.login()),
                                copy("Redirection URI(s)", urls.launch()),
                                choose(
                                        "Tool configuration usage",
                                        "Show in activity chooser and as a preconfigured tool"),
                                choose("Default launch container", "Embed, without blocks"),
                                choose("Supports Deep Linking (Content-Item Message)", "yes"),
                                copy("Content Selection URL", urls.launch()),
                                copy("Icon URL, Secure icon URL (Show more)", urls.icon()),
                                choose(
                                        "Services, IMS LTI Names and Role Provisioning",
                                        "Use this service to retrieve members' information as per privacy settings"),
                                choose(
                                        "Services, IMS LTI Assignment and Grade Services",
                                        "Use this service for grade sync and column management"),
                                choose("Privacy, Share launcher's name with tool", "Always"),
                                choose("Privacy, Share launcher's email with tool", "Always")))),
                List.of(
                        Ask.of(ISSUER, "Platform ID", "https://moodle.example.org"),
                        Ask.of(CLIENT_ID, "Client ID", ""),
                        Ask.of(DEPLOYMENTS, "Deployment ID", "1"),
                        Ask.of(KEYS, "Public keyset URL", "https://moodle.example.org/mod/lti/certs.php"),
                        Ask.of(TOKEN, "Access token URL", "https://moodle.example.org/mod/lti/token.php"),
                        Ask.of(
                                AUTHORIZATION,
                                "Authentication request URL",
                                "https://moodle.example.org/mod/lti/auth.php")));
    }

    private Lms sakai() {
        return new Lms(
                "sakai",
                "Sakai",
                true,
                List.of(new Part(
                        "Administration Workspace, External Tools, Install LTI 1.3 Tool",
                        List.of(
                                copy("Tool Title", ToolConfiguration.NAME),
                                copy("Launch URL", urls.launch()),
                                choose("Send User Names to External Tool", "yes"),
                                choose("Send Email Addresses to External Tool", "yes"),
                                choose("Access to the roster (Names and Roles)", "yes"),
                                choose("Access to the gradebook (Assignments and Grades)", "yes"),
                                choose("Allow the tool to be launched as a link", "yes"),
                                choose("Allow external tool to configure itself (Deep Linking)", "yes"),
                                choose("Tool Supports LTI 1.3", "yes"),
                                copy("LTI 1.3 Tool Keyset URL", urls.keys()),
                                copy("LTI 1.3 Tool OpenID Connect/Initialization Endpoint", urls.login()),
                                copy("LTI 1.3 Tool Redirect Endpoint(s)", urls.launch())))),
                List.of(
                        Ask.of(ISSUER, "LTI 1.3 Platform Issuer", "https://sakai.example.org"),
                        Ask.of(CLIENT_ID, "LTI 1.3 Client ID", ""),
                        Ask.of(DEPLOYMENTS, "LTI 1.3 Deployment ID", "1"),
                        Ask.of(
                                KEYS,
                                "LTI 1.3 Platform OAuth2 Well-Known/KeySet URL",
                                "https://sakai.example.org/imsblis/lti13/keyset"),
                        Ask.of(
                                TOKEN,
                                "LTI 1.3 Platform OAuth2 Bearer Token Retrieval URL",
                                "https://sakai.example.org/imsblis/lti13/token/12"),
                        Ask.of(
                                AUTHORIZATION,
                                "LTI 1.3 Platform OIDC Authentication URL",
                                "https://sakai.example.org/imsoidc/lti13/oidc_auth")));
    }

    private Lms openEdx() {
        return new Lms(
                "open-edx",
                "Open edX",
                false,
                List.of(new Part(
                        "Studio: Settings, Advanced Settings, Advanced Module List has \"lti_consumer\". Then in a unit:"
                                + " Add New Component, Advanced, LTI Consumer, Edit",
                        List.of(
                                copy("Display Name", "Discussion"),
                                choose("LTI Version", "LTI 1.3"),
                                copy("Tool Launch URL", urls.launch()),
                                copy("Registered Redirect URIs", "[\"" + urls.launch() + "\"]"),
                                copy("Tool Initiate Login URL", urls.login()),
                                choose("Tool Public Key Mode", "Keyset URL"),
                                copy("Tool Keyset URL", urls.keys()),
                                choose("Deep linking", "True"),
                                copy("Deep Linking Launch URL", urls.launch()),
                                choose("LTI Launch Target", "Inline"),
                                choose("Request user's username, Request user's email", "True"),
                                choose("Scored", "False")))),
                List.of(
                        Ask.of(ISSUER, "Platform ID", "https://courses.example.org"),
                        Ask.of(CLIENT_ID, "Client ID", "f0532860-cb34-47a9-b16c-53deb077d4de"),
                        Ask.of(DEPLOYMENTS, "Deployment ID", "1"),
                        Ask.of(
                                KEYS,
                                "Keyset URL",
                                "https://courses.example.org/api/lti_consumer/v1/public_keysets/f0532860-…"),
                        Ask.of(
                                TOKEN,
                                "Access Token URL",
                                "https://courses.example.org/api/lti_consumer/v1/token/f0532860-…"),
                        Ask.of(AUTHORIZATION, "Login URL", "https://courses.example.org/api/lti_consumer/v1/launch/")));
    }

    private Lms other() {
        return new Lms(
                "other",
                "Another LMS",
                true,
                List.of(new Part(
                        "Where the LMS adds an LTI 1.3 tool",
                        List.of(
                                copy("Name", ToolConfiguration.NAME),
                                copy("Description", ToolConfiguration.DESCRIPTION),
                                copy("Tool URL, launch URL, target link URI", urls.launch()),
                                copy("Login initiation URL, OpenID Connect login URL", urls.login()),
                                copy("Redirect URI", urls.launch()),
                                copy("Public key set, JWKS URL", urls.keys()),
                                copy("Deep linking URL, content selection URL", urls.launch()),
                                copy("Domain", urls.domain()),
                                copy("Icon", urls.icon()),
                                choose(
                                        "Services",
                                        "Names and Roles, Assignments and Grades, and course groups where there are any"),
                                choose("Privacy", "share name and e-mail address")))),
                List.of(
                        Ask.of(ISSUER, "Issuer, platform ID", "https://lms.example.org"),
                        Ask.of(CLIENT_ID, "Client ID", ""),
                        Ask.of(DEPLOYMENTS, "Deployment ID", ""),
                        Ask.of(AUTHORIZATION, "Authorization or authentication request URL", ""),
                        Ask.of(TOKEN, "Access token URL", ""),
                        Ask.of(KEYS, "Public key set, JWKS URL", ""),
                        Ask.of(AUDIENCE, "Audience of token requests, if the LMS names one (else leave empty)", "")));
    }
}
