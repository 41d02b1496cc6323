-- For so many minutes an author changes a post without a trace; null is for ever.
alter table forum add edit_minutes int default 30 check (edit_minutes >= 0);

-- edited_at, edited_by and edit_reason are of the version that is shown, once there is a trace.
alter table post
    add version     int not null default 1,
    add edited_at   timestamptz,
    add edited_by   bigint,
    add edit_reason text,
    add foreign key (organization_id, edited_by) references person;
create index post_edited_by on post (organization_id, edited_by) where edited_by is not null;

-- What a post said before it was changed.
create table post_version (
    organization_id bigint not null,
    post_id         bigint not null,
    version         int not null,
    -- Of the thread, for the post that opens one.
    title           text,
    source          text not null,
    at              timestamptz not null,
    editor_id       bigint not null,
    reason          text,
    primary key (organization_id, post_id, version),
    foreign key (organization_id, post_id) references post on delete cascade,
    foreign key (organization_id, editor_id) references person
);
create index post_version_editor on post_version (organization_id, editor_id);
