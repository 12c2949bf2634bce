package dev.liftline.query.web.board;

import dev.liftline.model.caller.Caller;
import dev.liftline.query.board.flow.SystemFlows;
import dev.liftline.query.web.PartOf;
import dev.liftline.query.web.QueryApi;
import dev.liftline.query.web.response.JsonResponse;
import dev.liftline.servicekit.caller.CallerFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** How rides flow through the system. Whoever is bound to a resort sees that one's refused scans only. */
@RestController
@PartOf(QueryApi.BOARD)
class FlowController {

    private final SystemFlows flows;

    FlowController(SystemFlows flows) {
        this.flows = flows;
    }

    @GetMapping("/board/flow")
    void flow(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Caller caller = CallerFilter.caller(request);
        JsonResponse.writeUnstored(request, response, flows.now().only(caller::mayUseResort));
    }
}
