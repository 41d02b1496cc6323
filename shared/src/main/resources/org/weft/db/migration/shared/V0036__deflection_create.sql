-- Somebody was about to ask, and found that it had been answered: once for each person and thread, by its first post.
create table deflection (
    organization_id bigint not null,
    post_id         bigint not null,
    person_id       bigint not null,
    at              timestamptz not null,
    primary key (organization_id, post_id, person_id),
    foreign key (organization_id, post_id) references post on delete cascade,
    foreign key (organization_id, person_id) references person
);
create index deflection_person on deflection (organization_id, person_id);
