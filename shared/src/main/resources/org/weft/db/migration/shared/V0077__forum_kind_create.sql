-- What threads are that people begin, unless they say otherwise.
alter table forum
    add kind text not null default 'question' check (kind in ('question', 'discussion'));
