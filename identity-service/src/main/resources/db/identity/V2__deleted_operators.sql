-- A deleted operator keeps his row, so that the initial access does not add him again at the next start.
ALTER TABLE operator ADD COLUMN deleted_at timestamptz;
