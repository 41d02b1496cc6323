-- Of a post that opened a thread of its own before that was merged into another.
alter table post add title text;

-- Numbers of a thread from 1 to last_number that no post has any more count as deleted: those of branches that became
-- threads of their own.
comment on column thread.deleted_numbers is 'Numbers without a visible post: deleted, hidden, or moved to another thread';

-- A thread that was merged into another, by its old id: its posts are where the one is that opened it.
create table former_thread (
    organization_id bigint not null,
    id              bigint not null,
    first_post_id   bigint not null,
    primary key (organization_id, id),
    foreign key (organization_id, first_post_id) references post on delete cascade
);
create index former_thread_post on former_thread (organization_id, first_post_id);

-- A branch that became a thread of its own, in the thread that it left: what its numbers were there.
create table departure (
    organization_id bigint not null,
    thread_id       bigint not null,
    post_id         bigint not null,
    numbers         int4multirange not null,
    at              timestamptz not null,
    primary key (organization_id, thread_id, post_id),
    foreign key (organization_id, thread_id) references thread on delete cascade,
    foreign key (organization_id, post_id) references post on delete cascade
);
create index departure_post on departure (organization_id, post_id);

-- Somebody can have written in a thread under several numbers, when others were merged into it: under one of them they
-- go on, the others are taken for ever.
alter table alias
    add retired boolean not null default false,
    drop constraint alias_pkey,
    drop constraint alias_organization_id_thread_id_number_key,
    add primary key (organization_id, thread_id, number);
create unique index alias_current on alias (organization_id, thread_id, person_id) where not retired;

-- Everyone under every name they have counts once; 0 is for the name. The column "anonymous" is of the release before.
alter table thread_person add alias int not null default 0;
update thread_person tp
set alias = a.number
from alias a
where tp.anonymous and a.organization_id = tp.organization_id and a.thread_id = tp.thread_id
  and a.person_id = tp.person_id;
alter table thread_person
    drop constraint thread_person_pkey,
    add primary key (organization_id, thread_id, person_id, alias);
