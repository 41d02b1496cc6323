-- Which course an LMS says to have copied into which, by their keys as places; no references, since it may tell before
-- anybody opens either.
create table lti_course_copy (
    organization_id bigint      not null,
    installation_id bigint      not null,
    course_key      text        not null,
    origin_key      text        not null,
    told_at         timestamptz not null,
    primary key (organization_id, installation_id, course_key, origin_key),
    foreign key (organization_id, installation_id) references lti_registration on delete cascade
);

-- Where an LMS takes our address for notices, as launches tell, and how far we have told it.
create table lti_notice_handler (
    organization_id bigint      not null,
    installation_id bigint      not null,
    deployment_id   text        not null,
    service_url     text        not null,
    -- Of those that we take, the kinds of notices that it sends.
    types           text[]      not null,
    -- The address that it was told; null until then.
    handler_url     text,
    -- When it is told next; null when there is nothing to tell.
    due_at          timestamptz,
    tries           int         not null default 0,
    problem         text,
    told_at         timestamptz,
    -- When it last said hello there.
    hello_at        timestamptz,
    primary key (organization_id, installation_id, deployment_id),
    foreign key (organization_id, installation_id, deployment_id) references lti_deployment on delete cascade
);
create index lti_notice_handler_due on lti_notice_handler (due_at) where due_at is not null;

-- Notices as they came, until they are worked off; then their ids alone, by which one that comes again is known.
create table lti_notice (
    organization_id bigint      not null,
    installation_id bigint      not null,
    deployment_id   text        not null,
    notice_id       text        not null,
    nonce_hash      bytea       not null,
    -- Null once it is worked off. verified: else its signature couldn't be checked when it came.
    jwt             text,
    verified        boolean     not null,
    received_at     timestamptz not null,
    due_at          timestamptz,
    tries           int         not null default 0,
    -- What became of it: a code.
    outcome         text,
    primary key (organization_id, installation_id, deployment_id, notice_id),
    unique (organization_id, installation_id, nonce_hash),
    foreign key (organization_id, installation_id, deployment_id) references lti_deployment on delete cascade
);
create index lti_notice_due on lti_notice (due_at) where due_at is not null;
create index lti_notice_received on lti_notice (received_at);

-- Somebody with a page open that an LMS has led to. The token is with the browser alone.
create table lti_visit (
    organization_id bigint      not null,
    token_hash      bytea       not null,
    installation_id bigint      not null,
    person_id       bigint      not null,
    -- What the LMS has proved about them, and whom the page is about.
    visit           jsonb       not null,
    expires_at      timestamptz not null,
    primary key (organization_id, token_hash),
    foreign key (organization_id, installation_id) references installation on delete cascade,
    foreign key (organization_id, person_id) references person on delete cascade
);
create index lti_visit_by_expiry on lti_visit (expires_at);
create index lti_visit_by_installation on lti_visit (organization_id, installation_id);
create index lti_visit_by_person on lti_visit (organization_id, person_id);
