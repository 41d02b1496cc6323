-- What somebody has typed and not sent, to find it again on another device.
create table draft (
    organization_id bigint not null,
    person_id       bigint not null,
    forum_id        bigint not null,
    -- Where it belongs: new, thread:parent, or edit:post.
    key             text not null,
    body            jsonb not null,
    saved_at        timestamptz not null,
    primary key (organization_id, person_id, forum_id, key),
    foreign key (organization_id, person_id) references person,
    foreign key (organization_id, forum_id) references forum on delete cascade
);
create index draft_forum on draft (organization_id, forum_id);
create index draft_saved_at on draft (saved_at);
