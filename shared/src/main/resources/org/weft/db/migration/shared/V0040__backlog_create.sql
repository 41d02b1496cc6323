-- How far somebody who works off the story of all organizations has got. They hold an advisory lock meanwhile, so that
-- each event is worked off once, whichever node does it.
create table backlog (
    name text primary key,
    xid  xid8 not null,
    id   bigint not null
);
