package dev.liftline.peers.reads;

import org.springframework.data.jpa.repository.JpaRepository;

interface SkierDayRows extends JpaRepository<SkierDayRow, SkierDayKey> {}
