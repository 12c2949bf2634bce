-- Creates the roles of the query service's pools in the database that it is run in: liftline_app for the skier's app (query-mobile),
-- liftline_board for the resort's board (query-web). A superuser runs it before the services start, once or many times:
--
--   psql -d liftline -v ON_ERROR_STOP=1 -f query-roles.sql
--
-- A role gets a password only if its setting has one:
--
--   PGOPTIONS="-c liftline.app_password=$APP -c liftline.board_password=$BOARD" psql -d liftline -v ON_ERROR_STOP=1 -f query-roles.sql
--
-- Each has limits of its own, so that neither can take the other's connections or time; they are set when the role is created, and an
-- operator may change them. The migrations of both schemas grant what the roles may read. For schemas that are there already this
-- script does it.

DO $$
DECLARE
    pool         record;
    new_password text;
    owner        name;
BEGIN
    -- Two databases of one server may be prepared at once.
    PERFORM pg_advisory_xact_lock(hashtext('liftline_query_roles'));
    FOR pool IN
        SELECT * FROM (VALUES
            ('liftline_app', 'liftline.app_password', 100, '3s'),
            ('liftline_board', 'liftline.board_password', 50, '5s')
        ) AS pools (role, password_setting, connections, timeout)
    LOOP
        IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = pool.role) THEN
            EXECUTE format('CREATE ROLE %I LOGIN CONNECTION LIMIT %s', pool.role, pool.connections);
            EXECUTE format('ALTER ROLE %I SET statement_timeout = %L', pool.role, pool.timeout);
        END IF;
        new_password := nullif(current_setting(pool.password_setting, true), '');
        IF new_password IS NOT NULL THEN
            EXECUTE format('ALTER ROLE %I PASSWORD %L', pool.role, new_password);
        END IF;
        SELECT tableowner INTO owner FROM pg_tables WHERE schemaname = 'public' AND tablename = 'season';
        IF owner IS NOT NULL THEN
            EXECUTE format('GRANT SELECT ON ALL TABLES IN SCHEMA public TO %I', pool.role);
            EXECUTE format('GRANT INSERT ON public.season TO %I', pool.role);
            EXECUTE format(
                'ALTER DEFAULT PRIVILEGES FOR ROLE %I IN SCHEMA public GRANT SELECT ON TABLES TO %I', owner, pool.role);
        END IF;
    END LOOP;
    -- What everybody may do unless it is taken away, and what fills a disk.
    REVOKE EXECUTE ON FUNCTION lo_creat(integer), lo_create(oid), lo_from_bytea(oid, bytea) FROM PUBLIC;
    -- Who is behind a pseudonym is for consumers alone, who looked for whom for the auditors. Every run grants all tables before, so
    -- every run takes these back.
    IF to_regclass('public.erasure') IS NOT NULL THEN
        REVOKE ALL ON public.erasure FROM liftline_app, liftline_board;
    END IF;
    IF to_regclass('public.audit_last_lift') IS NOT NULL THEN
        REVOKE ALL ON public.audit_last_lift FROM liftline_app, liftline_board;
        GRANT INSERT (actor, skier_id, pass, resort_id, reason, address) ON public.audit_last_lift TO liftline_board;
    END IF;
    IF to_regclass('identity.shared_skier') IS NOT NULL THEN
        GRANT USAGE ON SCHEMA identity TO liftline_app;
        GRANT SELECT ON identity.shared_skier TO liftline_app;
    END IF;
    IF to_regclass('identity.pass_skier') IS NOT NULL THEN
        GRANT USAGE ON SCHEMA identity TO liftline_board;
        GRANT SELECT ON identity.pass_skier TO liftline_board;
    END IF;
END
$$;
