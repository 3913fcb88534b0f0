package culm.load;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Time over size for each workload, both on a logarithmic scale: what grows in step with its size is a line of slope one. */
final class Plot {

    private static final int WIDTH = 720;
    private static final int HEIGHT = 480;
    private static final int MARGIN = 60;
    private static final int KEY = 150;
    private static final List<String> COLOURS =
            List.of("#1b6ca8", "#c0392b", "#27864a", "#8e44ad", "#b9770e", "#34495e", "#16a085", "#7f8c8d");

    private final Map<String, List<Result>> families = new LinkedHashMap<>();
    private final Scale across;
    private final Scale up;

    Plot(List<Result> results) {
        var shown = results.stream()
                .filter(result -> !result.order().kind().isLatency() && result.seconds() > 0)
                .toList();
        shown.forEach(result -> families.computeIfAbsent(result.order().family(), family -> new ArrayList<>())
                .add(result));
        across = Scale.of(
                shown.stream().map(result -> (double) result.order().size()).toList(), MARGIN, WIDTH - KEY);
        up = Scale.of(shown.stream().map(Result::seconds).toList(), HEIGHT - MARGIN, MARGIN / 2);
    }

    /** Whole powers of ten, between two places of the picture. */
    private record Scale(int from, int to, int begin, int end) {

        static Scale of(List<Double> values, int begin, int end) {
            var from = values.stream().mapToDouble(Math::log10).min().orElse(0);
            var to = values.stream().mapToDouble(Math::log10).max().orElse(1);
            return new Scale((int) Math.floor(from), (int) Math.max(Math.ceil(to), Math.floor(from) + 1), begin, end);
        }

        double place(double value) {
            return begin + (Math.log10(value) - from) / (to - from) * (end - begin);
        }
    }

    String svg() {
        var svg = new StringBuilder(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"%d\" height=\"%d\" ".formatted(WIDTH, HEIGHT));
        svg.append(
                "font-family=\"sans-serif\" font-size=\"12\">\n<rect width=\"100%\" height=\"100%\" fill=\"white\"/>\n");
        grid(svg);
        int index = 0;
        for (var family : families.entrySet()) {
            family(svg, family.getKey(), family.getValue(), index++);
        }
        return svg.append("</svg>\n").toString();
    }

    private void grid(StringBuilder svg) {
        for (int power = across.from(); power <= across.to(); power++) {
            var x = across.place(Math.pow(10, power));
            line(svg, x, up.begin(), x, up.end(), "#dddddd");
            text(svg, x, HEIGHT - MARGIN + 18, "middle", "%,d".formatted((long) Math.pow(10, power)));
        }
        for (int power = up.from(); power <= up.to(); power++) {
            var y = up.place(Math.pow(10, power));
            line(svg, across.begin(), y, across.end(), y, "#dddddd");
            text(svg, MARGIN - 6, y + 4, "end", Math.pow(10, power) + " s");
        }
        text(svg, (across.begin() + across.end()) / 2.0, HEIGHT - 16, "middle", "size of the workload");
    }

    private void family(StringBuilder svg, String name, List<Result> results, int index) {
        var colour = COLOURS.get(index % COLOURS.size());
        Result before = null;
        for (var result : results) {
            var x = across.place(result.order().size());
            var y = up.place(result.seconds());
            if (before != null) {
                line(svg, across.place(before.order().size()), up.place(before.seconds()), x, y, colour);
            }
            svg.append(format("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"4\" fill=\"%s\"/>%n", x, y, colour));
            before = result;
        }
        var y = MARGIN + 20.0 * index;
        svg.append(format("<circle cx=\"%d\" cy=\"%.1f\" r=\"4\" fill=\"%s\"/>%n", WIDTH - KEY + 20, y, colour));
        text(svg, WIDTH - KEY + 30, y + 4, "start", name);
    }

    private static void line(StringBuilder svg, double x1, double y1, double x2, double y2, String colour) {
        svg.append(format(
                "<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" stroke=\"%s\"/>%n", x1, y1, x2, y2, colour));
    }

    private static void text(StringBuilder svg, double x, double y, String anchor, String text) {
        svg.append(format("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\">%s</text>%n", x, y, anchor, text));
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }
}
