package dev.liftline.local.terminal;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rows in aligned columns; a column of numbers is aligned to the right. */
public record TextTable(List<String> header, List<List<String>> rows) {

    public TextTable {
        header = List.copyOf(header);
        rows = List.copyOf(rows);
    }

    /** The lines, each with a line feed. */
    public String text() {
        var widths = IntStream.range(0, header.size())
                .map(column -> Math.max(
                        header.get(column).length(),
                        cells(column).stream().mapToInt(String::length).max().orElse(0)))
                .toArray();
        var lines = new ArrayList<String>();
        lines.add(line(header, widths));
        lines.add(IntStream.of(widths).mapToObj("-"::repeat).collect(Collectors.joining("  ")));
        rows.forEach(row -> lines.add(line(row, widths)));
        return lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    }

    private String line(List<String> cells, int[] widths) {
        return IntStream.range(0, cells.size())
                .mapToObj(column -> cell(cells.get(column), widths[column], isNumeric(column)))
                .collect(Collectors.joining("  "))
                .stripTrailing();
    }

    private static String cell(String text, int width, boolean right) {
        var padding = " ".repeat(width - text.length());
        return right ? padding + text : text + padding;
    }

    private boolean isNumeric(int column) {
        return !rows.isEmpty() && cells(column).stream().allMatch(cell -> cell.matches("-?[0-9][0-9.,]*"));
    }

    private List<String> cells(int column) {
        return rows.stream().map(row -> row.get(column)).toList();
    }
}
