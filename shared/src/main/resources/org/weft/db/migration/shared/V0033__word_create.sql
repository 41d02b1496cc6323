-- Words to look out for in what people write in a place.
create table word (
    organization_id bigint not null,
    place_id        bigint not null,
    -- As it is compared: lower case, without accents.
    folded          text not null,
    -- As it was typed.
    word            text not null,
    effect          text not null check (effect in ('hold', 'refuse')),
    primary key (organization_id, place_id, folded),
    foreign key (organization_id, place_id) references place on delete cascade
);
