-- Whom our assertions for access tokens are for, where that isn't the token address.
alter table lti_registration
    add column audience text;
