-- Which spot a copied one began as, and with it its forum. certain: that it is a copy can't have been made up by staff
-- of the copy, or was confirmed by staff of what it was copied from.
create table lineage (
    organization_id     bigint not null,
    placement_id        bigint not null,
    forum_id            bigint not null,
    source_placement_id bigint not null,
    source_forum_id     bigint not null,
    certain             boolean not null,
    at                  timestamptz not null,
    primary key (organization_id, placement_id),
    check (placement_id <> source_placement_id),
    foreign key (organization_id, placement_id) references placement on delete cascade,
    foreign key (organization_id, forum_id) references forum on delete cascade,
    foreign key (organization_id, source_placement_id) references placement on delete cascade,
    foreign key (organization_id, source_forum_id) references forum on delete cascade
);
create index lineage_forum on lineage (organization_id, forum_id);
create index lineage_source_placement on lineage (organization_id, source_placement_id);
create index lineage_source_forum on lineage (organization_id, source_forum_id);

-- Taken over from an earlier group: nobody can answer there, and it is never unread.
alter table thread add earlier boolean not null default false;

-- Stands for everyone who wrote in earlier groups; made when it is needed first.
create table earlier_author (
    organization_id bigint not null primary key references organization,
    person_id       bigint not null,
    foreign key (organization_id, person_id) references person
);
create index earlier_author_person on earlier_author (organization_id, person_id);

-- What was taken over into a forum: of which post that opens a thread.
create table harvest (
    organization_id bigint not null,
    forum_id        bigint not null,
    source_id       bigint not null,
    thread_id       bigint not null,
    harvested_by    bigint not null,
    at              timestamptz not null,
    primary key (organization_id, forum_id, source_id),
    foreign key (organization_id, forum_id) references forum on delete cascade,
    foreign key (organization_id, source_id) references content on delete cascade,
    foreign key (organization_id, thread_id) references thread on delete cascade,
    foreign key (organization_id, harvested_by) references person
);
create index harvest_source on harvest (organization_id, source_id);
create index harvest_thread on harvest (organization_id, thread_id);
create index harvest_person on harvest (organization_id, harvested_by);

-- Since when somebody is nobody any more: what they wrote stays, without their name.
alter table person add erased_at timestamptz;
