-- Skiers who asked for the deletion of their data. identity-service inserts skier_id and may do nothing else here; consumers do
-- the rest. docs/contracts/database.md describes it.
CREATE TABLE erasure (
    requested_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    done_at      timestamptz,
    skier_id     integer     NOT NULL CHECK (skier_id > 0),
    -- In the place of skier_id in the rides. Negative: no request can name it. Random, so that a restored database has no
    -- sequence that begins again.
    pseudonym    integer     UNIQUE CHECK (pseudonym < 0),
    PRIMARY KEY (skier_id, requested_at)
);

DO $$
DECLARE
    pool name;
BEGIN
    -- If the role is created later, identity-role.sql grants the same.
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'liftline_identity') THEN
        GRANT INSERT (skier_id) ON erasure TO liftline_identity;
    END IF;
    -- Who is behind a pseudonym is for consumers alone.
    FOR pool IN SELECT rolname FROM pg_roles WHERE rolname IN ('liftline_app', 'liftline_board') LOOP
        EXECUTE format('REVOKE ALL ON erasure FROM %I', pool);
    END LOOP;
END
$$;
