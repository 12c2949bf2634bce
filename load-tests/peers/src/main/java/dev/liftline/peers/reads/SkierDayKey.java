package dev.liftline.peers.reads;

import jakarta.persistence.Embeddable;
import java.io.Serializable;

@Embeddable
record SkierDayKey(int resortId, int seasonId, int dayId, int skierId) implements Serializable {}
