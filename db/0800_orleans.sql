-- What the Orleans ADO.NET providers need: membership of the cluster and grain state. The providers know only the table OrleansQuery and the texts in
-- it; names of parameters and result columns are their contract, the rest is ours. Used by the Orleans engine only; harmless beside the other.

CREATE TABLE OrleansQuery (
  QueryKey  text PRIMARY KEY,
  QueryText text NOT NULL
);

-- One row a cluster: its version moves with every change of membership, so that two silos never change it from the same point.
CREATE TABLE orleans_cluster (
  cluster    text PRIMARY KEY,
  version    integer NOT NULL DEFAULT 0,
  changed_at timestamptz NOT NULL DEFAULT now()
);

-- Status: 1 created, 2 joining, 3 active, 4 shutting down, 5 stopping, 6 dead.
CREATE TABLE orleans_silo (
  cluster       text NOT NULL REFERENCES orleans_cluster,
  address       text NOT NULL,
  port          integer NOT NULL,
  generation    integer NOT NULL,
  name          text NOT NULL,
  host          text NOT NULL,
  status        integer NOT NULL,
  gateway_port  integer,
  suspect_times text,
  started_at    timestamptz NOT NULL,
  alive_at      timestamptz NOT NULL,
  PRIMARY KEY (cluster, address, port, generation)
);

-- Grain state. The key is unique here (the providers' own text leaves it open): of two activations that write a first row, one is told of the conflict.
CREATE TABLE orleans_state (
  service     text NOT NULL,
  grain_type  text NOT NULL,
  key_high    bigint NOT NULL,
  key_low     bigint NOT NULL,
  key_text    text NOT NULL,
  payload     bytea,
  version     integer NOT NULL,
  modified_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (service, grain_type, key_text, key_high, key_low)
);

INSERT INTO OrleansQuery (QueryKey, QueryText) VALUES

('InsertMembershipVersionKey', $q$
  WITH added AS (
    INSERT INTO orleans_cluster (cluster) VALUES (@DeploymentId) ON CONFLICT DO NOTHING RETURNING 1)
  SELECT count(*) > 0 FROM added
$q$),

('InsertMembershipKey', $q$
  WITH moved AS (
    UPDATE orleans_cluster c SET version = version + 1, changed_at = now()
    WHERE c.cluster = @DeploymentId AND c.version = @Version
      AND NOT EXISTS (
        SELECT 1 FROM orleans_silo s
        WHERE s.cluster = @DeploymentId AND s.address = @Address AND s.port = @Port AND s.generation = @Generation)
    RETURNING c.cluster),
  added AS (
    INSERT INTO orleans_silo (cluster, address, port, generation, name, host, status, gateway_port, started_at, alive_at)
    SELECT cluster, @Address, @Port, @Generation, @SiloName, @HostName, @Status, @ProxyPort, @StartTime, @IAmAliveTime FROM moved
    RETURNING 1)
  SELECT count(*) > 0 FROM added
$q$),

('UpdateMembershipKey', $q$
  WITH moved AS (
    UPDATE orleans_cluster c SET version = version + 1, changed_at = now()
    WHERE c.cluster = @DeploymentId AND c.version = @Version
      AND EXISTS (
        SELECT 1 FROM orleans_silo s
        WHERE s.cluster = @DeploymentId AND s.address = @Address AND s.port = @Port AND s.generation = @Generation)
    RETURNING c.cluster),
  changed AS (
    UPDATE orleans_silo s SET status = @Status, suspect_times = CAST(@SuspectTimes AS text), alive_at = @IAmAliveTime
    FROM moved
    WHERE s.cluster = moved.cluster AND s.address = @Address AND s.port = @Port AND s.generation = @Generation
    RETURNING 1)
  SELECT count(*) > 0 FROM changed
$q$),

('UpdateIAmAlivetimeKey', $q$
  UPDATE orleans_silo SET alive_at = @IAmAliveTime
  WHERE cluster = @DeploymentId AND address = @Address AND port = @Port AND generation = @Generation
$q$),

-- The version comes also when there is no silo.
('MembershipReadRowKey', $q$
  SELECT c.version AS "Version", s.address AS "Address", s.port AS "Port", s.generation AS "Generation", s.name AS "SiloName", s.host AS "HostName",
    s.status AS "Status", s.gateway_port AS "ProxyPort", s.suspect_times AS "SuspectTimes", s.started_at AS "StartTime", s.alive_at AS "IAmAliveTime"
  FROM orleans_cluster c
  LEFT JOIN orleans_silo s ON s.cluster = c.cluster AND s.address = @Address AND s.port = @Port AND s.generation = @Generation
  WHERE c.cluster = @DeploymentId
$q$),

('MembershipReadAllKey', $q$
  SELECT c.version AS "Version", s.address AS "Address", s.port AS "Port", s.generation AS "Generation", s.name AS "SiloName", s.host AS "HostName",
    s.status AS "Status", s.gateway_port AS "ProxyPort", s.suspect_times AS "SuspectTimes", s.started_at AS "StartTime", s.alive_at AS "IAmAliveTime"
  FROM orleans_cluster c
  LEFT JOIN orleans_silo s ON s.cluster = c.cluster
  WHERE c.cluster = @DeploymentId
$q$),

('DeleteMembershipTableEntriesKey', $q$
  WITH gone AS (DELETE FROM orleans_silo WHERE cluster = @DeploymentId)
  UPDATE orleans_cluster SET version = version + 1, changed_at = now() WHERE cluster = @DeploymentId
$q$),

('CleanupDefunctSiloEntriesKey', $q$
  DELETE FROM orleans_silo WHERE cluster = @DeploymentId AND alive_at < @IAmAliveTime AND status <> 3
$q$),

('GatewaysQueryKey', $q$
  SELECT address AS "Address", gateway_port AS "ProxyPort", generation AS "Generation"
  FROM orleans_silo
  WHERE cluster = @DeploymentId AND status = @Status AND gateway_port > 0
$q$),

('ReadFromStorageKey', $q$
  SELECT payload AS "PayloadBinary", version AS "Version"
  FROM orleans_state
  WHERE service = @ServiceId AND grain_type = @GrainTypeString
    AND key_text = coalesce(CAST(@GrainIdExtensionString AS text), '') AND key_high = @GrainIdN0 AND key_low = @GrainIdN1
$q$),

-- Answers the new version, or no row when the version known to the writer is not the one stored: the provider reports that as a conflict.
('WriteToStorageKey', $q$
  WITH changed AS (
    UPDATE orleans_state SET payload = @PayloadBinary, version = version + 1, modified_at = now()
    WHERE service = @ServiceId AND grain_type = @GrainTypeString
      AND key_text = coalesce(CAST(@GrainIdExtensionString AS text), '') AND key_high = @GrainIdN0 AND key_low = @GrainIdN1
      AND version = CAST(@GrainStateVersion AS integer)
    RETURNING version),
  added AS (
    INSERT INTO orleans_state (service, grain_type, key_high, key_low, key_text, payload, version)
    SELECT @ServiceId, @GrainTypeString, @GrainIdN0, @GrainIdN1, coalesce(CAST(@GrainIdExtensionString AS text), ''), @PayloadBinary, 1
    WHERE CAST(@GrainStateVersion AS integer) IS NULL
    ON CONFLICT DO NOTHING
    RETURNING version)
  SELECT version AS "NewGrainStateVersion" FROM changed UNION ALL SELECT version FROM added
$q$),

('ClearStorageKey', $q$
  UPDATE orleans_state SET payload = NULL, version = version + 1, modified_at = now()
  WHERE service = @ServiceId AND grain_type = @GrainTypeString
    AND key_text = coalesce(CAST(@GrainIdExtensionString AS text), '') AND key_high = @GrainIdN0 AND key_low = @GrainIdN1
    AND version = CAST(@GrainStateVersion AS integer)
  RETURNING version AS "NewGrainStateVersion"
$q$),

('DeleteStorageKey', $q$
  DELETE FROM orleans_state
  WHERE service = @ServiceId AND grain_type = @GrainTypeString
    AND key_text = coalesce(CAST(@GrainIdExtensionString AS text), '') AND key_high = @GrainIdN0 AND key_low = @GrainIdN1
    AND version = CAST(@GrainStateVersion AS integer)
  RETURNING version + 1 AS "NewGrainStateVersion"
$q$);
