-- Whom a report of an urgent category calls at once, beside the unit that leads or without one (紧急吹哨). Null = nobody further.
alter table category add column alarm_unit_ids text[];

-- How called units are held to their promises, and whom their own ladder calls. Null = the usual.
alter table sla_policy add column whistles json;
