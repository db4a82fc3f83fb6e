-- Home tabs that people opened, tasks made by a gesture, messages found after a gap.

create table homes (
  user_id text primary key not null,
  opened_at bigint not null,
  digest text
);

create table task_sources (
  task_id text primary key not null,
  channel_id text not null,
  ts text not null
);
create index task_sources_by_message on task_sources (channel_id, ts);

alter table messages add column backfilled_at bigint;
