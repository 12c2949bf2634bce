package dev.liftline.query.web;

import static dev.liftline.model.RideField.DAY_ID;
import static dev.liftline.model.RideField.RESORT_ID;
import static dev.liftline.model.RideField.SEASON_ID;

import dev.liftline.query.ResortReads;
import dev.liftline.query.web.response.JsonResponse;
import dev.liftline.query.web.response.ResortSeasonsResponse;
import dev.liftline.query.web.response.ResortSkiersResponse;
import dev.liftline.query.web.response.ResortsResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.springframework.http.HttpStatus;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The reads about a resort, and the registration of its seasons. */
@RestController
class ResortController {

    private final ResortReads reads;

    ResortController(ResortReads reads) {
        this.reads = reads;
    }

    @GetMapping("/resorts")
    void resorts(HttpServletRequest request, HttpServletResponse response) throws IOException {
        JsonResponse.writeForOneMinute(request, response, ResortsResponse.of(reads.resorts()));
    }

    @GetMapping("/resorts/{resortID}/seasons")
    void seasons(HttpServletRequest request, HttpServletResponse response) throws IOException {
        RequestFields fields = new RequestFields(request);
        int resort = fields.path(RESORT_ID);
        fields.throwIfInvalid();
        JsonResponse.write(request, response, ResortSeasonsResponse.of(known(resort, reads.seasons(resort))));
    }

    @PostMapping("/resorts/{resortID}/seasons")
    @ResponseStatus(HttpStatus.CREATED)
    void addSeason(HttpServletRequest request) throws HttpMediaTypeNotSupportedException {
        RequestFields fields = new RequestFields(request);
        int resort = fields.path(RESORT_ID);
        int season = SeasonBody.read(request, fields);
        fields.throwIfInvalid();
        if (!reads.addSeason(resort, season)) {
            throw unknown(resort);
        }
    }

    @GetMapping("/resorts/{resortID}/seasons/{seasonID}/day/{dayID}/skiers")
    void skiers(HttpServletRequest request, HttpServletResponse response) throws IOException {
        RequestFields fields = new RequestFields(request);
        int resort = fields.path(RESORT_ID);
        int season = fields.seasonNumberInPath();
        int day = fields.path(DAY_ID);
        fields.throwIfInvalid();
        JsonResponse.write(
                request, response, ResortSkiersResponse.of(known(resort, reads.skiers(resort, season, day))));
    }

    @GetMapping("/resorts/{resortID}/seasons/{seasonID}/days/{dayID}")
    void day(HttpServletRequest request, HttpServletResponse response) throws IOException {
        RequestFields fields = new RequestFields(request);
        int resort = fields.path(RESORT_ID);
        int season = fields.path(SEASON_ID);
        int day = fields.path(DAY_ID);
        fields.throwIfInvalid();
        JsonResponse.writeBytes(request, response, known(resort, reads.day(resort, season, day)));
    }

    private static <T> T known(int resort, Optional<T> result) {
        return result.orElseThrow(() -> unknown(resort));
    }

    private static RequestException unknown(int resort) {
        return RequestException.notFound("Resort " + resort + " is not known.");
    }
}
