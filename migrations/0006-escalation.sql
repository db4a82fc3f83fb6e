-- When a quiet page becomes a loud one, notices of shifts, covers that wait for a yes, and what was last given to a user group.

alter table escalations add column raise_at bigint;
create index escalations_raise on escalations (raise_at) where raise_at is not null;

create table shift_notices (
  id text primary key not null,
  schedule_id text not null,
  person text not null,
  slack_user text not null,
  starts_at bigint not null,
  outgoing text not null,
  day_at bigint,
  soon_at bigint,
  change_at bigint,
  confirmed_at bigint,
  missed_at bigint,
  unique (schedule_id, person, starts_at)
);
create index shift_notices_by_start on shift_notices (starts_at);

create table cover_offers (
  id text primary key not null,
  overrides text not null,
  schedule_id text not null,
  asked_by text not null,
  to_user text not null,
  starts_at bigint not null,
  ends_at bigint not null,
  bound_to text,
  offered_at bigint not null,
  state text not null,
  ended_at bigint
);
create index cover_offers_by_state on cover_offers (state, starts_at);
