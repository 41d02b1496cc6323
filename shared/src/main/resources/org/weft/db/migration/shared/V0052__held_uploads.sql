-- The pictures and files in what waits, for staff to look at; those of what waits already stand in its text.
alter table held add uploads bigint[] not null default '{}';
update held
set uploads = array(
    select cast(found[1] as bigint)
    from regexp_matches(html, 'data-upload="([0-9]{1,18})"', 'g') found);
