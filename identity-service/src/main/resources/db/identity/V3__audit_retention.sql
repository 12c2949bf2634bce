-- Old entries are found without reading the others.
CREATE INDEX audit_at ON audit (at);
