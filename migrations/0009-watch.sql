-- Which phone numbers and e-mail addresses are known to reach their owner. The address is sealed, as in the roster, so
-- another address is another row; the code that is on its way stands nowhere, only the id that it is made from.

create table contact_checks (
  address text primary key not null,
  person text not null,
  code_id text,
  carrier text,
  sent_at bigint,
  tries_left integer not null,
  asked integer not null,
  asked_since bigint not null,
  verified_at bigint,
  verified_by text
);
create unique index contact_checks_by_code on contact_checks (code_id);
