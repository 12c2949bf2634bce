package dev.liftline.gateway.pages;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.json.JsonMapper;

/**
 * A page as it is served. Its source names files as modules import them: those that it loads ({@code href="#skier/app.js"}), and those that
 * stand in it ({@code inline="#shared/start.js"}). The page has the URLs of the first, the text of the others and an import map.
 *
 * @param scripts the import map and the scripts that stand in the page, for the policy
 * @param styles the style sheets that stand in it
 */
record PageHtml(String html, List<String> scripts, List<String> styles) {

    private static final String IMPORT_MAP = "<script type=\"importmap\"></script>";
    private static final Pattern URL = Pattern.compile("href=\"(#[^\"]+)\"");
    private static final Pattern INLINE =
            Pattern.compile("<(script|style)((?: type=\"module\")?) inline=\"(#[^\"]+)\"></\\1>");

    static PageHtml of(String source, PageFiles files) {
        if (!source.contains(IMPORT_MAP)) {
            throw new IllegalStateException("The page has no place for the import map.");
        }
        List<String> scripts = new ArrayList<>();
        List<String> styles = new ArrayList<>();
        String html = URL.matcher(source)
                .replaceAll(reference -> Matcher.quoteReplacement("href=\"" + files.url(reference.group(1)) + "\""));
        html = INLINE.matcher(html).replaceAll(element -> {
            String tag = element.group(1);
            String text = "\n" + files.inline(element.group(3));
            if (text.contains("</" + tag) || text.contains("<!--")) {
                throw new IllegalStateException(
                        element.group(3) + " has a text that would end the element it stands in.");
            }
            (tag.equals("style") ? styles : scripts).add(text);
            return Matcher.quoteReplacement("<" + tag + element.group(2) + ">" + text + "</" + tag + ">");
        });
        String importMap = JsonMapper.shared().writeValueAsString(Map.of("imports", files.byName()));
        scripts.addFirst(importMap);
        html = html.replace(IMPORT_MAP, "<script type=\"importmap\">" + importMap + "</script>");
        return new PageHtml(html, List.copyOf(scripts), List.copyOf(styles));
    }
}
