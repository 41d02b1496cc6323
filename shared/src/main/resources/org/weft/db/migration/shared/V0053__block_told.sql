-- Whether who is blocked reads why: whoever wrote the reasons before was told that these stand in the log alone.
alter table block add told boolean not null default false;
