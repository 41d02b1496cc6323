-- The words of a post, made by the product itself: folded, with positions, and a word for the forum it stands in.
create table search_document (
    organization_id bigint not null,
    post_id         bigint not null,
    forum_id        bigint not null,
    words           tsvector not null,
    -- Of the thread with its tags; on the post that opens it.
    title           tsvector,
    primary key (organization_id, post_id),
    foreign key (organization_id, post_id) references post on delete cascade,
    foreign key (organization_id, forum_id) references forum on delete cascade
);
create index search_document_newest on search_document (organization_id, forum_id, post_id desc);
-- Written by a job, so that it need not be put off until somebody searches.
create index search_document_words on search_document using gin (words) with (fastupdate = off);
create index search_document_title on search_document using gin (title) with (fastupdate = off) where title is not null;
-- Which words are frequent decides how they are looked for.
alter table search_document alter words set statistics 500, alter title set statistics 500;

-- Posts whose words are to be read again, as often as they changed; written in the transaction of the change. No
-- reference to the post: one that is gone meanwhile is passed over.
create table search_queue (
    organization_id bigint not null,
    id              bigint generated always as identity,
    post_id         bigint not null,
    primary key (organization_id, id)
);
insert into search_queue (organization_id, post_id)
select organization_id, id
from post;

-- Whatever writes a post, it is found: sending, editing, importing, merging.
create function search_post_changed() returns trigger language plpgsql as $$
begin
    insert into search_queue (organization_id, post_id)
    values (new.organization_id, new.id);
    return null;
end
$$;
create trigger search_post_changed after insert or update of html, title, thread_id, number on post
    for each row execute function search_post_changed();

create function search_thread_changed() returns trigger language plpgsql as $$
begin
    insert into search_queue (organization_id, post_id)
    select p.organization_id, p.id
    from post p
    where p.organization_id = new.organization_id and p.thread_id = new.id
      and (p.number = 1 or new.forum_id <> old.forum_id);
    return null;
end
$$;
create trigger search_thread_changed after update of title, tags, forum_id on thread
    for each row execute function search_thread_changed();
