-- The resort's time zone by its name in the IANA database, such as Europe/Zurich; null if not known. PostgreSQL rejects a name that it
-- does not know in the second condition, and the first one rejects what Java would not know.
ALTER TABLE resort ADD COLUMN time_zone text CHECK (
    time_zone ~ '^(UTC|[A-Za-z_]+/[A-Za-z0-9_+/-]+)$'
    AND timestamptz '2026-01-01 00:00:00+00' AT TIME ZONE time_zone > timestamp '2025-01-01 00:00:00');
