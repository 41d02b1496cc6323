-- The most points that can be earned in what was prepared; null for none.
alter table lti_prepared add column points int check (points between 1 and 1000);
