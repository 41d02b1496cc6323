-- What a host's list of its members says. Whoever came without being on it isn't listed, and who was imported has
-- never been seen.
alter table member
    add column listed boolean not null default false,
    -- Since when the host's list lacks somebody who was on it.
    add column left_at timestamptz,
    alter column last_seen_at drop not null;

-- A place whose host has a list to read.
create table roster (
    organization_id bigint      not null,
    place_id        bigint      not null,
    installation_id bigint      not null,
    -- When it is read next; null until somebody comes.
    due_at          timestamptz,
    tries           int         not null default 0,
    tried_at        timestamptz,
    read_at         timestamptz,
    -- When the whole list was read, and not only what had changed.
    whole_at        timestamptz,
    -- Why the last reading failed: a code; null when it didn't.
    problem         text,
    primary key (organization_id, place_id),
    foreign key (organization_id, place_id) references place on delete cascade,
    foreign key (organization_id, installation_id) references installation on delete cascade
);
create index roster_due on roster (due_at) where due_at is not null;
create index roster_by_installation on roster (organization_id, installation_id);
