-- Every post changes the row of its thread, and with it all entries of indexes: those of what is hardly ever there go.
drop index thread_tags;
create index thread_tags on thread using gin (tags) where tags <> '{}';
drop index thread_accepted;
create index thread_accepted on thread (organization_id, accepted_post_id) where accepted_post_id is not null;
drop index thread_duplicate;
create index thread_duplicate on thread (organization_id, duplicate_of) where duplicate_of is not null;
drop index post_endorsed;
create index post_endorsed on post (organization_id, endorsed_by) where endorsed_by is not null;
drop index post_parent;
create index post_parent on post (organization_id, parent_id) where parent_id is not null;
drop index activity_at;
create index activity_at on activity using brin (at);
