-- Ten invented resorts with forty lifts each. A lift rises lift_id × 10 m, as the field's clients expect.

INSERT INTO resort (resort_id, name) VALUES
    (1, 'Alder Peak'),
    (2, 'Copper Basin'),
    (3, 'Grauhorn'),
    (4, 'Lac Brillant'),
    (5, 'Marmot Ridge'),
    (6, 'Nordfjellet'),
    (7, 'Piz Serena'),
    (8, 'Silverpine'),
    (9, 'Three Hermits'),
    (10, 'Wolfsattel');

INSERT INTO season (resort_id, season_id)
SELECT resort_id, season_id
FROM resort CROSS JOIN generate_series(2025, 2026) AS season_id;

-- Each resort takes the names from another place in the list, so that lift 1 is not called the same everywhere.
INSERT INTO lift (resort_id, lift_id, name, vertical)
SELECT resort_id,
       lift_id,
       (ARRAY['Anemone', 'Badger', 'Beacon', 'Boulder', 'Bristlecone', 'Cairn', 'Chamois', 'Cirque', 'Cornice', 'Couloir',
              'Crystal', 'Eagle', 'Edelweiss', 'Ermine', 'Falcon', 'Fir Glade', 'Gentian', 'Glacier', 'Granite', 'Hare',
              'Hollow', 'Ibex', 'Juniper', 'Larch', 'Lynx', 'Meadow', 'Moraine', 'Moonbowl', 'Otter', 'Ptarmigan',
              'Quartz', 'Raven', 'Saddle', 'Spruce', 'Summit', 'Sunbowl', 'Tarn', 'Thunder', 'Timber', 'Windgap']
       )[1 + (lift_id + resort_id * 7) % 40]
           || CASE WHEN lift_id <= 5 THEN ' Carpet'
                   WHEN lift_id <= 12 THEN ' T-bar'
                   WHEN lift_id <= 25 THEN ' Chair'
                   WHEN lift_id <= 35 THEN ' Express'
                   ELSE ' Gondola' END,
       lift_id * 10
FROM resort CROSS JOIN generate_series(1, 40) AS lift_id;
