-- pinned_until is infinity where no end was set.
alter table thread
    add pinned_until timestamptz,
    add locked_at    timestamptz,
    add locked_by    bigint,
    add lock_reason  text,
    add foreign key (organization_id, locked_by) references person;
create index thread_pinned on thread (organization_id, forum_id, pinned_until) where pinned_until is not null;
create index thread_locked_by on thread (organization_id, locked_by) where locked_by is not null;
