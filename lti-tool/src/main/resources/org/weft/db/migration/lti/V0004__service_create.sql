-- Whom our assertions for access tokens are for, where that isn't the token address.
alter table lti_registration
    add column audience text;

-- Where an LMS serves the list of a course's members, as launches tell it.
create table lti_roster (
    organization_id bigint not null,
    place_id        bigint not null,
    installation_id bigint not null,
    deployment_id   text   not null,
    members_url     text   not null,
    groups_url      text,
    group_sets_url  text,
    -- A link whose custom parameters tell in which groups people are; null for none.
    link_id         text,
    -- Where only what has changed can be read, as the last answer told.
    differences_url text,
    primary key (organization_id, place_id),
    foreign key (organization_id, place_id) references place on delete cascade,
    foreign key (organization_id, installation_id, deployment_id) references lti_deployment on delete cascade
);
create index lti_roster_by_deployment on lti_roster (organization_id, installation_id, deployment_id);
