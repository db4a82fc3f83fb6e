-- Problems that monitors report, and the calendar feeds that people were given.

create table alerts (
  id text primary key not null,
  dedup_key text not null,
  service text not null,
  routing_key text not null,
  status text not null,
  incident_id text not null references incidents (id),
  first_at bigint not null,
  last_at bigint not null,
  events integer not null
);
-- Of two events of one problem that come at the same time, one opens it and the other joins it.
create unique index alerts_open on alerts (service, dedup_key) where status in ('triggered', 'acknowledged');
create index alerts_by_incident on alerts (incident_id);

create table calendar_feeds (
  digest text primary key not null,
  kind text not null,
  subject text not null,
  created_at bigint not null,
  revoked_at bigint
);
