-- What is written behind each post, by jobs. Old notifications are looked for once in a while, and stand in the order of
-- their time: a few bytes for each hundred pages say where.
drop index notification_at;
create index notification_at on notification using brin (at);
-- Many posts' words are put into the index together, which takes a fraction of the time; until then a search reads them
-- one by one, so there are few of them.
alter index search_document_words set (fastupdate = on, gin_pending_list_limit = 256);
-- "Is this person a member of that place?" is asked for many posts at once; also of people with many places.
drop index member_person;
create index member_person on member (organization_id, person_id, place_id);
