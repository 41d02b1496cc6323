-- How much a person wrote in a place lately: since minute_at, and since day_at.
create table pace (
    organization_id bigint not null,
    place_id        bigint not null,
    person_id       bigint not null,
    minute_at       timestamptz not null,
    minute_posts    int not null,
    day_at          timestamptz not null,
    day_posts       int not null,
    primary key (organization_id, place_id, person_id),
    foreign key (organization_id, place_id) references place on delete cascade,
    foreign key (organization_id, person_id) references person
) with (fillfactor = 80);
create index pace_person on pace (organization_id, person_id);

-- Null is no limit.
alter table place_rule
    add posts_per_minute int default 20 check (posts_per_minute > 0),
    add posts_per_day    int default 200 check (posts_per_day > 0);

-- In slow mode so many seconds are between two posts of a person; at is when the last one was written.
alter table forum add slow_seconds int check (slow_seconds > 0);
create table forum_pace (
    organization_id bigint not null,
    forum_id        bigint not null,
    person_id       bigint not null,
    at              timestamptz not null,
    primary key (organization_id, forum_id, person_id),
    foreign key (organization_id, forum_id) references forum on delete cascade,
    foreign key (organization_id, person_id) references person
);
create index forum_pace_person on forum_pace (organization_id, person_id);
