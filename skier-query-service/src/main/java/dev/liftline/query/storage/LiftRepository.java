package dev.liftline.query.storage;

import java.util.List;
import org.springframework.data.repository.Repository;

interface LiftRepository extends Repository<RegisteredLift, RegisteredLift.Id> {

    List<RegisteredLift> findAll();
}
