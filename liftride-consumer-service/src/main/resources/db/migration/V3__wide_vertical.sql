-- A skier's day may exceed 2^31 metres. The change of type rewrites the table once.
-- Consumers of the version before run on: their upserts pass bigint already. Their COPY into skier_day sends integers, which
-- PostgreSQL rejects; they then store smaller batches by upsert.

ALTER TABLE skier_day ALTER COLUMN vertical TYPE bigint;
