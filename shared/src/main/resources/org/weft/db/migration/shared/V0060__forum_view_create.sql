-- How threads are shown to people who haven't chosen for themselves.
alter table forum
    add view text not null default 'threaded' check (view in ('threaded', 'linear')),
    add sort text not null default 'oldest' check (sort in ('oldest', 'newest', 'top'));
