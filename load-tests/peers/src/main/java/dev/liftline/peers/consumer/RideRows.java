package dev.liftline.peers.consumer;

import org.springframework.data.jpa.repository.JpaRepository;

interface RideRows extends JpaRepository<RideRow, RideKey> {}
