-- What the new discussions of an organization begin with, as the columns of forum.
alter table organization
    add forum_edit_minutes int default 30 check (forum_edit_minutes >= 0),
    add forum_anonymity boolean not null default true;

-- Who blocks need not be a person of the organization: who runs the server isn't.
alter table block alter column blocked_by drop not null;

-- The people of an organization by name.
create index person_name on person (organization_id, lower(name), id);
