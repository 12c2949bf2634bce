package dev.liftline.peers.ingest;

import java.time.Instant;

/** The value of a Kafka record, with the fields of Liftline's. */
record Ride(int resortId, int seasonId, int dayId, int skierId, int liftId, int time, Instant receivedAt) {}
