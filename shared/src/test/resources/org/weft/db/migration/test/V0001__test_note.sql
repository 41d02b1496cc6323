create table note (
    id bigint generated always as identity primary key,
    parent_id bigint references note,
    text text not null,
    written_at timestamptz not null
);
