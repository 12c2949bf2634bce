package dev.liftline.query.web.board;

import dev.liftline.query.board.BoardResorts;
import java.util.List;

/** The resorts that somebody can look at on the board. */
record BoardResortsResponse(List<BoardResorts.Entry> resorts) {}
