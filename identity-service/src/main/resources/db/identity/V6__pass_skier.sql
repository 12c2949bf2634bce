-- Whose a pass is, for searches for missing people: docs/contracts/identity.md.
CREATE VIEW pass_skier AS
SELECT pass_id, skier_id FROM pass;

-- The role of the resort's board, unless it is created later: query-roles.sql then grants the same.
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'liftline_board') THEN
        GRANT USAGE ON SCHEMA identity TO liftline_board;
        GRANT SELECT ON pass_skier TO liftline_board;
    END IF;
END
$$;
