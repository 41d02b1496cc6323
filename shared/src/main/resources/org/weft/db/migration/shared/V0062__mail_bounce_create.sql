-- That a person's address takes no mail for good, as its mail server says: how often, counted once a day at most, and
-- what it said last (RFC 3463, for example 5.1.1). off: nothing more is sent there. Another address begins anew.
create table mail_bounce (
    organization_id bigint not null,
    person_id       bigint not null,
    address         text not null,
    times           smallint not null,
    status          text not null,
    off             boolean not null,
    at              timestamptz not null,
    primary key (organization_id, person_id),
    foreign key (organization_id, person_id) references person
);
