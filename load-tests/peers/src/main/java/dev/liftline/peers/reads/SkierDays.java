package dev.liftline.peers.reads;

import org.springframework.cache.annotation.Cacheable;
import org.springframework.stereotype.Service;

@Service
class SkierDays {

    private static final SkierDayTotal NONE = new SkierDayTotal(0, 0);

    private final SkierDayRows rows;

    SkierDays(SkierDayRows rows) {
        this.rows = rows;
    }

    @Cacheable("skierDays")
    public SkierDayTotal total(int resort, int season, int day, int skier) {
        return rows.findById(new SkierDayKey(resort, season, day, skier))
                .map(SkierDayRow::total)
                .orElse(NONE);
    }
}
