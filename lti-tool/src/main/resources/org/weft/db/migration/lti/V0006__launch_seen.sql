-- The last launches of each registration, for its health page; no more than ten of each are kept, and nothing about
-- people.
create table lti_launch_seen (
    organization_id bigint      not null,
    installation_id bigint      not null,
    seen_at         timestamptz not null,
    -- The request's id, as in the log.
    correlation     text        not null,
    step            text        not null,
    outcome         text        not null,
    code            text        not null,
    milliseconds    bigint      not null,
    -- Seconds by which the LMS's clock was ahead of ours.
    issued_ahead    integer,
    -- What the browser kept for us, and where it showed us.
    kept_by         text,
    in_frame        boolean     not null,
    -- Origins: of our address as it was asked, and of the link's target as the LMS has it.
    came_to         text,
    leads_to        text,
    primary key (organization_id, installation_id, seen_at, correlation),
    foreign key (organization_id, installation_id) references lti_registration on delete cascade
);
