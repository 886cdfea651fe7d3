-- The alarm is counted every few seconds; it must not read past a day of notices that arrived.
create index notice_delivery_failed on notice_delivery (made_at) where state = 'failed';
