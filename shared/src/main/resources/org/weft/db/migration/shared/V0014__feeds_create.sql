-- A secret address by which a person reads a placement elsewhere; a new one replaces it.
create table feed (
    organization_id bigint not null,
    placement_id    bigint not null,
    person_id       bigint not null,
    -- SHA-256 of the secret; the secret itself is with the person alone.
    secret_hash     bytea not null,
    created_at      timestamptz not null,
    primary key (organization_id, placement_id, person_id),
    unique (organization_id, secret_hash),
    foreign key (organization_id, placement_id) references placement on delete cascade,
    foreign key (organization_id, person_id) references person
);
create index feed_person on feed (organization_id, person_id);
