-- A teacher with an open picker (LTI Deep Linking 2.0). The token is with the browser alone.
create table lti_picker (
    organization_id bigint      not null,
    token_hash      bytea       not null,
    installation_id bigint      not null,
    deployment_id   text        not null,
    person_id       bigint      not null,
    place_id        bigint      not null,
    -- What the LMS asked for, and of whom.
    request         jsonb       not null,
    expires_at      timestamptz not null,
    primary key (organization_id, token_hash),
    foreign key (organization_id, installation_id, deployment_id) references lti_deployment on delete cascade,
    foreign key (organization_id, person_id) references person,
    foreign key (organization_id, place_id) references place on delete cascade
);
create index lti_picker_by_expiry on lti_picker (expires_at);
create index lti_picker_by_deployment on lti_picker (organization_id, installation_id, deployment_id);
create index lti_picker_by_person on lti_picker (organization_id, person_id);
create index lti_picker_by_place on lti_picker (organization_id, place_id);

-- What was prepared in a picker: set up when its first launch comes, which binds it to one link of the LMS.
create table lti_prepared (
    organization_id bigint      not null,
    id              uuid        not null,
    installation_id bigint      not null,
    deployment_id   text        not null,
    -- The LMS's course that it was prepared in; null outside of any.
    context_key     text,
    person_id       bigint      not null,
    role            text        not null,
    title           text        not null,
    setup           jsonb       not null,
    created_at      timestamptz not null,
    -- The link that has it, and its course; null until its first launch.
    link_key        text,
    link_place_key  text,
    bound_at        timestamptz,
    primary key (organization_id, id),
    foreign key (organization_id, installation_id, deployment_id) references lti_deployment on delete cascade,
    foreign key (organization_id, person_id) references person
);
create index lti_prepared_by_link on lti_prepared (organization_id, installation_id, link_key);
create index lti_prepared_by_person on lti_prepared (organization_id, person_id);
