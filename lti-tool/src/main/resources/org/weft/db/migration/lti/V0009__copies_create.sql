-- Which course an LMS says to have copied into which, by their keys as places; no references, since it may tell before
-- anybody opens either.
create table lti_course_copy (
    organization_id bigint      not null,
    installation_id bigint      not null,
    course_key      text        not null,
    origin_key      text        not null,
    told_at         timestamptz not null,
    primary key (organization_id, installation_id, course_key, origin_key),
    foreign key (organization_id, installation_id) references lti_registration on delete cascade
);
