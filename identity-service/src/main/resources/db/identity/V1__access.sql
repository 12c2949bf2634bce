-- Who may do what. The service's role owns the schema.

-- One row. Every transaction that changes keys, ended sessions or sharing adds one to it, and so waits for the one before. Changed rows
-- have the new version. A sequence would let a gateway miss a change that commits after a later one.
CREATE TABLE access_version (
    one     boolean PRIMARY KEY DEFAULT true CHECK (one),
    version bigint  NOT NULL
);
INSERT INTO access_version (version) VALUES (1);

CREATE TABLE api_key (
    key_id     text        PRIMARY KEY,
    -- SHA-256 of the credential in hexadecimal digits.
    hash       text        NOT NULL UNIQUE,
    name       text        NOT NULL,
    role       text        NOT NULL,
    -- Null: every one.
    resort_id  integer,
    lift_id    integer,
    created_at timestamptz NOT NULL DEFAULT now(),
    expires_at timestamptz,
    revoked_at timestamptz,
    version    bigint      NOT NULL
);
CREATE INDEX api_key_version ON api_key (version);

CREATE TABLE operator (
    name            text        PRIMARY KEY,
    passphrase_hash text        NOT NULL,
    role            text        NOT NULL,
    resort_id       integer,
    failures        integer     NOT NULL DEFAULT 0,
    locked_until    timestamptz
);

CREATE TABLE account (
    skier_id     integer     PRIMARY KEY,
    -- Null until the skier has used an activation code.
    pin_hash     text,
    failures     integer     NOT NULL DEFAULT 0,
    locked_until timestamptz,
    units        text        NOT NULL DEFAULT 'metric',
    language     text        NOT NULL DEFAULT 'en',
    shares       boolean     NOT NULL DEFAULT false,
    -- Of the last change of shares; 0 if there was none.
    version      bigint      NOT NULL DEFAULT 0
);
CREATE INDEX account_version ON account (version) WHERE version > 0;
CREATE INDEX account_shares ON account (skier_id) WHERE shares;

CREATE TABLE pass (
    pass_id    text    PRIMARY KEY,
    skier_id   integer NOT NULL REFERENCES account,
    resort_id  integer,
    valid_from date    NOT NULL,
    valid_to   date
);

CREATE TABLE activation (
    -- SHA-256 of the code.
    code_hash  text        PRIMARY KEY,
    skier_id   integer     NOT NULL REFERENCES account,
    expires_at timestamptz NOT NULL,
    used_at    timestamptz
);
CREATE INDEX activation_skier ON activation (skier_id);

-- Sessions that were ended before they expired, until then.
CREATE TABLE ended_session (
    -- SHA-256 of the token.
    hash       text        PRIMARY KEY,
    expires_at timestamptz NOT NULL,
    version    bigint      NOT NULL
);
CREATE INDEX ended_session_version ON ended_session (version);
CREATE INDEX ended_session_expires ON ended_session (expires_at);

-- Who changed access, and who signed in. Never a secret.
CREATE TABLE audit (
    audit_id bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at       timestamptz NOT NULL DEFAULT now(),
    event    text        NOT NULL,
    subject  text        NOT NULL,
    actor    text        NOT NULL,
    address  text        NOT NULL
);
CREATE INDEX audit_subject ON audit (subject, at);
