-- Grain state on the embedded engine (Engine=Embedded). On Engine=Orleans its own storage tables are used instead and this one stays empty.
-- body is json, not jsonb: jsonb reorders members, and a closed family's "$kind" must stay first.
CREATE TABLE IF NOT EXISTS embedded_grain_state (
  grain_type text        NOT NULL,
  grain_key  text        NOT NULL,
  state_name text        NOT NULL,
  body       json        NOT NULL,
  version    bigint      NOT NULL CHECK (version > 0), -- the ETag
  written_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (grain_type, grain_key, state_name)
);
