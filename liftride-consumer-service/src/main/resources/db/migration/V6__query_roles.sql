-- What the roles of the query service's pools may do, unless they are created later: query-roles.sql then grants the same.
DO $$
DECLARE
    pool name;
BEGIN
    FOR pool IN SELECT rolname FROM pg_roles WHERE rolname IN ('liftline_app', 'liftline_board') LOOP
        EXECUTE format('GRANT SELECT ON ALL TABLES IN SCHEMA public TO %I', pool);
        EXECUTE format('GRANT INSERT ON season TO %I', pool);
        EXECUTE format('ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO %I', pool);
        -- Who looked for whom is for the auditors.
        IF to_regclass('audit_last_lift') IS NOT NULL THEN
            EXECUTE format('REVOKE SELECT ON audit_last_lift FROM %I', pool);
        END IF;
    END LOOP;
    IF to_regclass('audit_last_lift') IS NOT NULL AND EXISTS (SELECT FROM pg_roles WHERE rolname = 'liftline_board') THEN
        GRANT INSERT ON audit_last_lift TO liftline_board;
    END IF;
END
$$;
