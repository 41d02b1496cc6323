-- Where an LMS takes grades of a course, as launches tell it.
create table lti_gradebook (
    organization_id bigint not null,
    place_id        bigint not null,
    installation_id bigint not null,
    deployment_id   text   not null,
    -- Where columns are found and made; null where only a link's own column can be used.
    line_items_url  text,
    -- Whether we may make columns.
    may_create      boolean not null,
    primary key (organization_id, place_id),
    foreign key (organization_id, place_id) references place on delete cascade,
    foreign key (organization_id, installation_id, deployment_id) references lti_deployment on delete cascade
);
create index lti_gradebook_by_deployment on lti_gradebook (organization_id, installation_id, deployment_id);

-- The LMS's link of a placement, and its own column, if the LMS has made it one.
create table lti_graded_link (
    organization_id bigint not null,
    placement_id    bigint not null,
    link_id         text   not null,
    line_item_url   text,
    primary key (organization_id, placement_id),
    foreign key (organization_id, placement_id) references placement on delete cascade
);

-- The column of a discussion in the gradebook of a course.
create table lti_column (
    organization_id bigint  not null,
    place_id        bigint  not null,
    forum_id        bigint  not null,
    -- Null until it was found or made.
    url             text,
    -- Whether it is called by our id, so that its name and maximum are ours to change.
    ours            boolean not null default false,
    title           text,
    maximum         int,
    -- Until then somebody is looking for it or making it: never two at once.
    seeking_until   timestamptz,
    primary key (organization_id, place_id, forum_id),
    foreign key (organization_id, place_id) references place on delete cascade,
    foreign key (organization_id, forum_id) references forum on delete cascade
);
create index lti_column_by_forum on lti_column (organization_id, forum_id);
