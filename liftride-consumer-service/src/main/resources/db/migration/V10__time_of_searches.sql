-- Whoever records a search does not choose its time. query-roles.sql grants the same where the schema is there first.
DO $$
BEGIN
    IF EXISTS (SELECT FROM pg_roles WHERE rolname = 'liftline_board') THEN
        REVOKE INSERT ON audit_last_lift FROM liftline_board;
        GRANT INSERT (actor, skier_id, pass, resort_id, reason, address) ON audit_last_lift TO liftline_board;
    END IF;
END
$$;
