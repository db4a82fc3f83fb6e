-- Who is on call, who may call the API, and the log of every change and refusal.

create table roster_versions (
  version integer primary key not null,
  applied_at bigint not null,
  applied_by text not null,
  roster text not null
);

create table overrides (
  id text primary key not null,
  schedule_id text not null,
  kind text not null,
  "from" text not null,
  "to" text not null,
  "out" text,
  "in" text,
  layer text,
  created_at bigint not null,
  created_by text not null,
  cancelled_at bigint
);

create table api_tokens (
  id text primary key not null,
  name text not null unique,
  scope text not null,
  digest text not null unique,
  created_at bigint not null,
  revoked_at bigint
);

create table facts (
  name text primary key not null,
  value text not null
);

create table audit (
  seq integer primary key not null,
  at bigint not null,
  actor text,
  action text not null,
  subject text not null,
  outcome text not null,
  detail text,
  previous text not null,
  digest text not null
);

create table audit_head (
  id integer primary key not null,
  seq integer not null,
  digest text not null
);
insert into audit_head (id, seq, digest) values (1, 0, '0000000000000000000000000000000000000000000000000000000000000000');
