create table mark (
    note_id bigint primary key references note
);
