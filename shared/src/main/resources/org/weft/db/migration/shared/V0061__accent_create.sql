-- The colour of buttons and links in its widgets, for example #1a4f8b; null is Weft's own.
alter table organization add accent text check (accent ~ '^#[0-9a-f]{6}$');
