-- Creates the role and the schema of identity-service in the database that it is run in. A superuser runs it before the service
-- starts, once or many times:
--
--   psql -d liftline -v ON_ERROR_STOP=1 -f identity-role.sql
--
-- The role gets a password only if the setting liftline.identity_password has one:
--
--   PGOPTIONS="-c liftline.identity_password=$PASSWORD" psql -d liftline -v ON_ERROR_STOP=1 -f identity-role.sql
--
-- The role owns the schema identity. On the tables of the schema public it has one privilege: it may insert a skier into erasure.

DO $$
DECLARE
    new_password text := nullif(current_setting('liftline.identity_password', true), '');
BEGIN
    -- Two databases of one server may be prepared at once.
    PERFORM pg_advisory_xact_lock(hashtext('liftline_identity'));
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'liftline_identity') THEN
        CREATE ROLE liftline_identity LOGIN;
    END IF;
    IF new_password IS NOT NULL THEN
        EXECUTE format('ALTER ROLE liftline_identity PASSWORD %L', new_password);
    END IF;
    CREATE SCHEMA IF NOT EXISTS identity AUTHORIZATION liftline_identity;
    REVOKE CREATE ON SCHEMA public FROM liftline_identity;
    -- The request to take a skier out of the rides. If the table is created later, its migration grants the same.
    IF to_regclass('public.erasure') IS NOT NULL THEN
        GRANT INSERT (skier_id) ON public.erasure TO liftline_identity;
    END IF;
END
$$;
