create table reaction (
    organization_id bigint not null,
    content_id      bigint not null,
    person_id       bigint not null,
    kind            text not null,
    at              timestamptz not null,
    primary key (organization_id, content_id, person_id, kind),
    foreign key (organization_id, content_id) references content on delete cascade,
    foreign key (organization_id, person_id) references person
);
create index reaction_person on reaction (organization_id, person_id, content_id);
