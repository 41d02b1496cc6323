-- Words to look out for in what people write in any place of an organization.
create table organization_word (
    organization_id bigint not null,
    -- As it is compared: lower case, without accents.
    folded          text not null,
    -- As it was typed.
    word            text not null,
    effect          text not null check (effect in ('hold', 'refuse')),
    primary key (organization_id, folded),
    foreign key (organization_id) references organization on delete cascade
);
