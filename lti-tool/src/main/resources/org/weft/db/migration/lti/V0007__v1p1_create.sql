-- Organizations that let LMSs in by LTI 1.1; without a row here it is off.
create table lti_v1p1 (
    organization_id bigint      not null primary key references organization on delete cascade,
    since           timestamptz not null
);

-- An LMS that launches by LTI 1.1: one key, which starts with the organization's id, and one secret.
create table lti_consumer (
    organization_id bigint      not null,
    installation_id bigint      not null,
    consumer_key    text        not null,
    -- Encrypted; signatures can't be verified with a hash.
    secret          bytea       not null,
    enabled         boolean     not null,
    created_at      timestamptz not null,
    primary key (organization_id, installation_id),
    unique (organization_id, consumer_key),
    foreign key (organization_id, installation_id) references installation on delete cascade
);

-- Messages that were taken: what comes again within the time in which it is valid is a copy.
create table lti_nonce (
    organization_id bigint      not null,
    installation_id bigint      not null,
    nonce_hash      bytea       not null,
    expires_at      timestamptz not null,
    primary key (organization_id, installation_id, nonce_hash),
    foreign key (organization_id, installation_id) references lti_consumer on delete cascade
);
create index lti_nonce_by_expiry on lti_nonce (expires_at);

-- Deployments by which the same LMS comes now, by LTI 1.3. Proved: by its signature, or by our administrator's word.
create table lti_successor (
    organization_id    bigint      not null,
    installation_id    bigint      not null,
    to_installation_id bigint      not null,
    deployment_id      text        not null,
    proved             boolean     not null,
    since              timestamptz not null,
    primary key (organization_id, installation_id, to_installation_id, deployment_id),
    foreign key (organization_id, installation_id) references lti_consumer on delete cascade,
    foreign key (organization_id, to_installation_id, deployment_id) references lti_deployment on delete cascade
);
create index lti_successor_by_deployment on lti_successor (organization_id, to_installation_id, deployment_id);

-- Courses that come by LTI 1.3 now, and by LTI 1.1 no more.
create table lti_moved_course (
    organization_id bigint      not null,
    installation_id bigint      not null,
    place_key       text        not null,
    moved_at        timestamptz not null,
    primary key (organization_id, installation_id, place_key),
    foreign key (organization_id, installation_id) references lti_consumer on delete cascade
);

-- Where the LMS takes somebody's grade for a link (LTI 1.1, "basic outcomes").
create table lti_outcome (
    organization_id bigint      not null,
    placement_id    bigint      not null,
    person_id       bigint      not null,
    installation_id bigint      not null,
    service_url     text        not null,
    sourcedid       text        not null,
    told_at         timestamptz not null,
    primary key (organization_id, placement_id, person_id),
    foreign key (organization_id, placement_id) references placement on delete cascade,
    foreign key (organization_id, person_id) references person on delete cascade,
    foreign key (organization_id, installation_id) references lti_consumer on delete cascade
);
create index lti_outcome_by_person on lti_outcome (organization_id, person_id);
create index lti_outcome_by_consumer on lti_outcome (organization_id, installation_id);

-- LTI 1.1 has no deployments.
alter table lti_picker
    alter column deployment_id drop not null,
    add foreign key (organization_id, installation_id) references installation on delete cascade;
alter table lti_prepared
    alter column deployment_id drop not null,
    add foreign key (organization_id, installation_id) references installation on delete cascade;
