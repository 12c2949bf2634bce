-- A search names a skier or a pass. The skier is null if nobody has the pass, the pass if the skier's id was given.
ALTER TABLE audit_last_lift
    ADD COLUMN pass text,
    ALTER COLUMN skier_id DROP NOT NULL,
    ADD CHECK (skier_id IS NOT NULL OR pass IS NOT NULL);
