package dev.liftline.peers.consumer;

import jakarta.persistence.Embeddable;
import java.io.Serializable;

/** The identity of a ride. */
@Embeddable
record RideKey(int seasonId, int dayId, int resortId, int skierId, int time, int liftId) implements Serializable {}
