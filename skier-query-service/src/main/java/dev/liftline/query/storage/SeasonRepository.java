package dev.liftline.query.storage;

import java.util.List;
import org.springframework.data.jpa.repository.Modifying;
import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;
import org.springframework.transaction.annotation.Transactional;

interface SeasonRepository extends Repository<RegisteredSeason, RegisteredSeason.Id> {

    List<RegisteredSeason> findByIdResortIdOrderByIdSeasonId(int resortId);

    boolean existsByIdResortId(int resortId);

    /** Does nothing if the row exists. The consumer inserts the same row with the first ride of a season. */
    @Transactional
    @Modifying
    @Query(nativeQuery = true, value = """
            INSERT INTO season (resort_id, season_id)
            VALUES (:resortId, :seasonId)
            ON CONFLICT DO NOTHING
            """)
    void insert(int resortId, int seasonId);
}
