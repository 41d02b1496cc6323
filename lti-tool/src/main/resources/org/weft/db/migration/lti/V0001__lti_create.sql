-- One agreement between an LMS and us. Organizations can share an issuer, and even a client id.
create table lti_registration (
    organization_id   bigint      not null,
    installation_id   bigint      not null,
    issuer            text        not null,
    client_id         text        not null,
    authorization_url text        not null,
    token_url         text        not null,
    jwks_url          text        not null,
    allow_anonymous   boolean     not null,
    enabled           boolean     not null,
    created_at        timestamptz not null,
    primary key (organization_id, installation_id),
    foreign key (organization_id, installation_id) references installation on delete cascade
);

create index lti_registration_by_client on lti_registration (issuer, client_id);

-- The issuer and the client id repeat the registration's: together with the deployment id they are the tenant.
create table lti_deployment (
    organization_id bigint      not null,
    installation_id bigint      not null,
    deployment_id   text        not null,
    issuer          text        not null,
    client_id       text        not null,
    active          boolean     not null,
    created_at      timestamptz not null,
    primary key (organization_id, installation_id, deployment_id),
    foreign key (organization_id, installation_id) references lti_registration on delete cascade
);

create unique index lti_deployment_tenant on lti_deployment (issuer, deployment_id, client_id);

-- Belongs to no organization: a login begins before anybody is known, and a row lives for minutes.
-- Unlogged, since a crash may end the launches that are under way; people open the page again.
create unlogged table lti_launch_state (
    state_hash   bytea       not null primary key,
    nonce_hash   bytea       not null,
    browser_hash bytea       not null,
    issuer       text        not null,
    client_id    text        not null,
    redirect_uri text        not null,
    initiation   text        not null,
    expires_at   timestamptz not null,
    consumed_at  timestamptz
);

create index lti_launch_state_by_expiry on lti_launch_state (expires_at);

-- Belongs to no organization: all platforms see the same keys of ours.
create table lti_key (
    id         text        not null primary key,
    public_key text        not null,
    encrypted  bytea       not null,
    active     boolean     not null,
    created_at timestamptz not null
);

create unique index lti_key_one_active on lti_key (active) where active;
