-- Skiers who deleted their accounts: a bare number each. Gateways learn from it that the skier shares nothing any more, and the
-- initial access does not add him again at the next start.
CREATE TABLE deleted_account (
    skier_id integer PRIMARY KEY,
    version  bigint  NOT NULL
);
CREATE INDEX deleted_account_version ON deleted_account (version);
