-- What a carrier said of a page: kept as proof, never changed.

create table receipts (
  id text primary key not null,
  page_id text not null references pages (id),
  at bigint not null,
  status text not null,
  provider_ref text,
  detail text
);
create index receipts_by_page on receipts (page_id, at);
create index receipts_by_ref on receipts (provider_ref);
