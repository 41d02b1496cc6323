-- Whether learners may hide their names from classmates. What is written keeps what it had.
alter table forum add anonymity boolean not null default true;

-- The number by which an anonymous author is known in the thread, null for a name; never changes.
alter table content add alias int check (alias > 0);
alter table thread add owner_alias int check (owner_alias > 0);

-- Who is behind an alias; numbers run from 1 in every thread.
create table alias (
    organization_id bigint not null,
    thread_id       bigint not null,
    person_id       bigint not null,
    number          int not null,
    primary key (organization_id, thread_id, person_id),
    unique (organization_id, thread_id, number),
    foreign key (organization_id, thread_id) references thread on delete cascade,
    foreign key (organization_id, person_id) references person
);
create index alias_person on alias (organization_id, person_id);

-- Somebody who writes with and without a name counts as two: else the count would tell that they are one.
alter table thread_person
    add anonymous boolean not null default false,
    drop constraint thread_person_pkey,
    add primary key (organization_id, thread_id, person_id, anonymous);
