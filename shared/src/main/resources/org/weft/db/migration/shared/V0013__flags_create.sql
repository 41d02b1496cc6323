-- Somebody thinks that staff should look at it.
create table flag (
    organization_id bigint not null,
    content_id      bigint not null,
    person_id       bigint not null,
    reason          text not null check (reason in ('rude', 'spam', 'off-topic', 'integrity', 'other')),
    note            text,
    at              timestamptz not null,
    -- When staff had looked.
    settled_at      timestamptz,
    primary key (organization_id, content_id, person_id),
    foreign key (organization_id, content_id) references content on delete cascade,
    foreign key (organization_id, person_id) references person
);
create index flag_person on flag (organization_id, person_id);
create index flag_waiting on flag (organization_id, at) where settled_at is null;

-- So many people who flag a post hide it until staff has looked; null is never.
alter table forum add flags_to_hide int default 3 check (flags_to_hide > 0);
