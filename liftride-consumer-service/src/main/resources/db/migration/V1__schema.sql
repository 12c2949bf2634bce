-- The contract of this schema, with its guarantee, is docs/contracts/database.md.
-- Columns stand in an order that needs no padding; the key has its own order.

CREATE TABLE resort (
    resort_id integer NOT NULL PRIMARY KEY,
    name      text    NOT NULL
);

-- No reference to resort: rides of a resort that nobody registered are stored too.
CREATE TABLE season (
    resort_id integer  NOT NULL,
    season_id smallint NOT NULL,
    PRIMARY KEY (resort_id, season_id)
);

CREATE TABLE lift (
    resort_id integer  NOT NULL REFERENCES resort,
    vertical  integer  NOT NULL CHECK (vertical >= 0),
    lift_id   smallint NOT NULL,
    name      text     NOT NULL,
    PRIMARY KEY (resort_id, lift_id)
);

-- One partition for each season, lift_ride_2025 and so on, made by the consumer when the season's first ride arrives.
-- The key begins with season and day, so that today's rows lie together and an insert costs the same at any size.
CREATE TABLE lift_ride (
    received_at timestamptz NOT NULL,
    resort_id   integer     NOT NULL,
    skier_id    integer     NOT NULL,
    season_id   smallint    NOT NULL,
    day_id      smallint    NOT NULL,
    time        smallint    NOT NULL,
    lift_id     smallint    NOT NULL,
    vertical    integer     NOT NULL,
    scanner_id  text,
    PRIMARY KEY (season_id, day_id, resort_id, skier_id, time, lift_id)
) PARTITION BY LIST (season_id);

-- A row is updated some dozen times on its day: free space on each page lets the new version stay there (HOT), which
-- no index notices, because no index covers rides or vertical.
CREATE TABLE skier_day (
    skier_id  integer  NOT NULL,
    resort_id integer  NOT NULL,
    rides     integer  NOT NULL,
    vertical  integer  NOT NULL,
    season_id smallint NOT NULL,
    day_id    smallint NOT NULL,
    PRIMARY KEY (skier_id, season_id, resort_id, day_id)
) WITH (fillfactor = 80);

CREATE INDEX skier_day_of_resort ON skier_day (resort_id, season_id, day_id);

CREATE TABLE lift_hour (
    resort_id integer  NOT NULL,
    rides     integer  NOT NULL,
    season_id smallint NOT NULL,
    day_id    smallint NOT NULL,
    lift_id   smallint NOT NULL,
    hour      smallint NOT NULL,
    slot      smallint NOT NULL,
    PRIMARY KEY (resort_id, season_id, day_id, lift_id, hour, slot)
) WITH (fillfactor = 50);
