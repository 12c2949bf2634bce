-- A skier's day may exceed 2^31 metres. The change of type rewrites the table once.
-- A consumer of the version before repeats a batch with 200 or more new skier days (its COPY sends integers: 08P01) until one
-- of this version takes its partition.

ALTER TABLE skier_day ALTER COLUMN vertical TYPE bigint;
