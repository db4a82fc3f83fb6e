-- What of a surface's lane has failed is looked up each time that the surface is brought up to date.

create index outbox_failed on outbox (lane) where state = 'failed';
