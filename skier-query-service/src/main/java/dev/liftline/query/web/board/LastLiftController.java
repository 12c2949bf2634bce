package dev.liftline.query.web.board;

import dev.liftline.model.caller.Caller;
import dev.liftline.query.board.search.LastLift;
import dev.liftline.query.board.search.LastLiftSearch;
import dev.liftline.query.board.search.LastLifts;
import dev.liftline.query.web.PartOf;
import dev.liftline.query.web.QueryApi;
import dev.liftline.query.web.RequestException;
import dev.liftline.query.web.RequestFields;
import dev.liftline.servicekit.caller.CallerFilter;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Searches for missing people. */
@RestController
@PartOf(QueryApi.BOARD)
class LastLiftController {

    private static final String FORWARDED_FOR = "X-Forwarded-For";

    /** A hash, which is the id of a session. The ids of keys are shorter. */
    private static final Pattern SESSION_ID = Pattern.compile("[0-9a-f]{64}");

    private final LastLifts lastLifts;

    LastLiftController(LastLifts lastLifts) {
        this.lastLifts = lastLifts;
    }

    @PostMapping("/board/last-lift")
    ResponseEntity<LastLift> lastLift(HttpServletRequest request) throws HttpMediaTypeNotSupportedException {
        RequestFields fields = new RequestFields(request);
        LastLiftBody body = LastLiftBody.read(request, fields);
        fields.throwIfInvalid();
        BoardAccess.require(request, LastLiftBody.RESORT, body.resortId());
        LastLiftSearch search = new LastLiftSearch(
                body.skierId(),
                body.pass(),
                body.resortId(),
                body.reason(),
                actor(CallerFilter.caller(request)),
                address(request));
        LastLift found = lastLifts.find(search).orElseThrow(() -> RequestException.notFound("There is no such pass."));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(found);
    }

    /** As in the audit of the identity service: a key by its id, as several may have one name. */
    private static String actor(Caller caller) {
        return SESSION_ID.matcher(caller.id()).matches() ? "operator:" + caller.subject() : "key:" + caller.id();
    }

    /** The gateway replaces what the client sent. */
    private static String address(HttpServletRequest request) {
        String address = request.getHeader(FORWARDED_FOR);
        return address == null ? request.getRemoteAddr() : address.strip();
    }
}
