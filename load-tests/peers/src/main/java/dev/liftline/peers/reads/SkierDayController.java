package dev.liftline.peers.reads;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class SkierDayController {

    private final SkierDays days;

    SkierDayController(SkierDays days) {
        this.days = days;
    }

    @GetMapping("/skiers/{resort}/seasons/{season}/days/{day}/skiers/{skier}")
    long vertical(@PathVariable int resort, @PathVariable int season, @PathVariable int day, @PathVariable int skier) {
        return days.total(resort, season, day, skier).vertical();
    }
}
