package dev.liftline.benchmarks;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The text between two marks of a page. The rest of the page stays unchanged. */
final class MarkedSection {

    static final String BEGIN = "<!-- figures: written by load-tests/run benchmarks --record -->";
    static final String END = "<!-- end of figures -->";

    private final Path file;
    private final String beginMark;
    private final String endMark;

    /** The section of the figures. */
    MarkedSection(Path file) {
        this(file, BEGIN, END);
    }

    private MarkedSection(Path file, String beginMark, String endMark) {
        this.file = file;
        this.beginMark = beginMark;
        this.endMark = endMark;
    }

    /** The section of the comparisons with peers. */
    static MarkedSection peers(Path file) {
        return new MarkedSection(file, PeersText.BEGIN, PeersText.END);
    }

    /** @throws IOException also if the page lacks the marks */
    String read() throws IOException {
        String page = Files.readString(file);
        return page.substring(begin(page), end(page));
    }

    /** @throws IOException also if the page lacks the marks */
    void write(String text) throws IOException {
        String page = Files.readString(file);
        Files.writeString(file, page.substring(0, begin(page)) + text + page.substring(end(page)));
    }

    private int begin(String page) throws IOException {
        int begin = page.indexOf(beginMark + "\n");
        return begin < 0 ? missing() : begin + beginMark.length() + 1;
    }

    private int end(String page) throws IOException {
        int end = page.indexOf(endMark);
        return end < begin(page) ? missing() : end;
    }

    private int missing() throws IOException {
        throw new IOException(file + " lacks the lines " + beginMark + " and " + endMark + " around the section.");
    }
}
