-- What has been brought in from elsewhere, so that bringing it in again doubles nothing.
create table import_item (
    organization_id bigint not null,
    forum_id        bigint not null,
    -- The address of the site it came from.
    source          text not null,
    kind            text not null check (kind in ('post', 'comment', 'duplicate')),
    -- Its id there.
    key             bigint not null,
    content_id      bigint not null,
    -- How many of the post's votes came from there.
    votes           int not null default 0,
    primary key (organization_id, forum_id, source, kind, key),
    foreign key (organization_id, forum_id) references forum on delete cascade,
    foreign key (organization_id, content_id) references content on delete cascade
);
create index import_item_content on import_item (organization_id, content_id);
