-- What the placement showed before it came to show another's forum, to go back to.
alter table forum_placement
    add own_forum_id bigint,
    add foreign key (organization_id, own_forum_id) references forum on delete cascade;
create index forum_placement_own on forum_placement (organization_id, own_forum_id) where own_forum_id is not null;

-- A code for a colleague, who enters it to show the forum on a page of theirs; works once.
create table forum_invitation (
    organization_id bigint not null,
    code_hash       bytea not null,
    forum_id        bigint not null,
    invited_by      bigint not null,
    expires_at      timestamptz not null,
    primary key (organization_id, code_hash),
    foreign key (organization_id, forum_id) references forum on delete cascade,
    foreign key (organization_id, invited_by) references person
);
create index forum_invitation_forum on forum_invitation (organization_id, forum_id);
create index forum_invitation_person on forum_invitation (organization_id, invited_by);
