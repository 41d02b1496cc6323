-- Deleted is what its author took back; hidden is what staff took out of sight, saying why.
alter table content
    add state_reason text,
    drop constraint content_state_check,
    add constraint content_state_check check (state in ('visible', 'deleted', 'hidden'));
update content
set state = 'hidden', state_reason = 'Removed by staff'
where state = 'deleted' and deleted_by <> author_id;

-- The post that opens it is hidden: only staff finds it in lists.
alter table thread add hidden boolean not null default false;
update thread t
set hidden = true
from content c
where c.organization_id = t.organization_id and c.id = t.first_post_id and c.state = 'hidden';
