-- The name under which a skier who shares his days is on leaderboards; null: he is on none.
ALTER TABLE account ADD COLUMN nickname text CHECK (char_length(nickname) BETWEEN 2 AND 20);

-- What the query service may know: docs/contracts/identity.md.
CREATE VIEW shared_skier AS
SELECT skier_id, nickname FROM account WHERE shares AND nickname IS NOT NULL;

-- The role of the skier's app, unless it is created later: query-roles.sql then grants the same.
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'liftline_app') THEN
        GRANT USAGE ON SCHEMA identity TO liftline_app;
        GRANT SELECT ON shared_skier TO liftline_app;
    END IF;
END
$$;
