package dev.liftline.peers.consumer;

import java.time.Instant;

/** The value of a Kafka record. */
record Ride(int resortId, int seasonId, int dayId, int skierId, int liftId, int time, Instant receivedAt) {}
