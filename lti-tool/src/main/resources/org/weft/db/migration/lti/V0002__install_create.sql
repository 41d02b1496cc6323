-- A one-time address by which the administrator of an LMS registers it with an organization. Once it was used it
-- belongs to the installation that came of it, which it can still bring up to date.
create table lti_invitation (
    organization_id bigint      not null,
    secret_hash     bytea       not null,
    name            text,
    installation_id bigint,
    expires_at      timestamptz not null,
    used_at         timestamptz,
    created_at      timestamptz not null,
    primary key (organization_id, secret_hash),
    foreign key (organization_id) references organization on delete cascade,
    foreign key (organization_id, installation_id) references installation on delete cascade
);

-- Pending: came without an invitation and waits for our administrator, who then confirms it.
-- Adopts deployments: the client id was made for us alone, so that all its deployments belong to one organization.
alter table lti_registration
    add column pending boolean not null default false,
    add column adopts_deployments boolean not null default false;
