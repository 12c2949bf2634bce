package dev.liftline.query.storage;

import java.util.List;
import org.springframework.data.repository.Repository;

interface ResortRepository extends Repository<RegisteredResort, Integer> {

    List<RegisteredResort> findAllByOrderByResortId();

    boolean existsByResortId(int resortId);
}
