-- A secret address by which a person reads the threads of a placement with one tag.
create table tag_feed (
    organization_id bigint not null,
    placement_id    bigint not null,
    person_id       bigint not null,
    tag             text not null,
    -- As that of feed.
    secret_hash     bytea not null,
    created_at      timestamptz not null,
    primary key (organization_id, placement_id, person_id, tag),
    unique (organization_id, secret_hash),
    foreign key (organization_id, placement_id) references placement on delete cascade,
    foreign key (organization_id, person_id) references person
);
create index tag_feed_person on tag_feed (organization_id, person_id);
