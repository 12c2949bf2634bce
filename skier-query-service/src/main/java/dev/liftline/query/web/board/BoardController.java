package dev.liftline.query.web.board;

import static dev.liftline.model.RideField.DAY_ID;
import static dev.liftline.model.RideField.RESORT_ID;
import static dev.liftline.model.RideField.SEASON_ID;

import dev.liftline.model.caller.Caller;
import dev.liftline.query.board.BoardDays;
import dev.liftline.query.board.BoardReplays;
import dev.liftline.query.board.BoardResorts;
import dev.liftline.query.board.BoardSeasons;
import dev.liftline.query.board.SeasonDay;
import dev.liftline.query.web.PartOf;
import dev.liftline.query.web.QueryApi;
import dev.liftline.query.web.RequestException;
import dev.liftline.query.web.RequestFields;
import dev.liftline.query.web.response.JsonResponse;
import dev.liftline.servicekit.caller.CallerFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What the resort's board shows. Whoever is bound to a resort sees that one only. */
@RestController
@PartOf(QueryApi.BOARD)
class BoardController {

    private final BoardResorts resorts;
    private final BoardDays days;
    private final BoardReplays replays;
    private final BoardSeasons seasons;

    BoardController(BoardResorts resorts, BoardDays days, BoardReplays replays, BoardSeasons seasons) {
        this.resorts = resorts;
        this.days = days;
        this.replays = replays;
        this.seasons = seasons;
    }

    @GetMapping("/board/resorts")
    void resorts(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Caller caller = CallerFilter.caller(request);
        JsonResponse.writeUnstored(request, response, new BoardResortsResponse(resorts.list(caller::mayUseResort)));
    }

    @GetMapping("/board/day")
    void day(HttpServletRequest request, HttpServletResponse response) throws IOException {
        RequestFields fields = new RequestFields(request);
        int resort = fields.query("resort", RESORT_ID);
        SeasonDay day = optionalDay(fields);
        fields.throwIfInvalid();
        BoardAccess.require(request, "resort", resort);
        JsonResponse.writeUnstoredBytes(request, response, known(resort, days.day(resort, day)));
    }

    @GetMapping("/board/replay")
    void replay(HttpServletRequest request, HttpServletResponse response) throws IOException {
        RequestFields fields = new RequestFields(request);
        int resort = fields.query("resort", RESORT_ID);
        SeasonDay day = new SeasonDay(fields.query("season", SEASON_ID), fields.query("day", DAY_ID));
        fields.throwIfInvalid();
        BoardAccess.require(request, "resort", resort);
        JsonResponse.writeUnstoredBytes(request, response, known(resort, replays.replay(resort, day)));
    }

    @GetMapping("/board/season")
    void season(HttpServletRequest request, HttpServletResponse response) throws IOException {
        RequestFields fields = new RequestFields(request);
        int resort = fields.query("resort", RESORT_ID);
        Integer season = fields.optional("season", SEASON_ID);
        fields.throwIfInvalid();
        BoardAccess.require(request, "resort", resort);
        JsonResponse.writeUnstoredBytes(request, response, known(resort, seasons.season(resort, season)));
    }

    /** Season and day go together. */
    private static @Nullable SeasonDay optionalDay(RequestFields fields) {
        Integer season = fields.optional("season", SEASON_ID);
        Integer day = fields.optional("day", DAY_ID);
        if (season != null && day != null) {
            return new SeasonDay(season, day);
        }
        if (season != null || day != null) {
            fields.reject(season == null ? "season" : "day", "is required with the other one of season and day");
        }
        return null;
    }

    private static <T> T known(int resort, Optional<T> result) {
        return result.orElseThrow(() -> RequestException.notFound("Resort " + resort + " is not known."));
    }
}
