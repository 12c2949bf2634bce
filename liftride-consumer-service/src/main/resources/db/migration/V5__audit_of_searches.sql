-- Who looked for whose last lift, and why. The query service inserts a row before it answers.
CREATE TABLE audit_last_lift (
    at        timestamptz NOT NULL DEFAULT now(),
    skier_id  integer     NOT NULL,
    resort_id integer     NOT NULL,
    actor     text        NOT NULL,
    reason    text        NOT NULL,
    address   text        NOT NULL
);

CREATE INDEX audit_last_lift_at ON audit_last_lift (at);
