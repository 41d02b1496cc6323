package org.weft.bench;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All that one run gave. */
final class Report {
    private final List<Figure> figures = new ArrayList<>();
    private final Map<String, Double> numbers = new LinkedHashMap<>();

    void add(Figure figure) {
        figures.add(figure);
    }

    /** @param what has its unit in it */
    void add(String what, double number) {
        numbers.put(what, number);
    }

    double perSecond(String what, int connections) {
        return figure(what, connections).perSecond();
    }

    /** Processor time of the server for one, in microseconds. */
    double cpu(String what, int connections) {
        var cpu = figure(what, connections).cpuMicros();
        if (cpu == null) {
            throw new IllegalStateException("No processor time of " + what);
        }
        return cpu;
    }

    double spread(String what, int connections) {
        var figure = figure(what, connections);
        return (double) figure.p99Micros() / Math.max(1, figure.p50Micros());
    }

    /** Of what was measured at one number of connections. */
    double p99Millis(String what) {
        return figures.stream()
                        .filter(each -> each.what().equals(what))
                        .mapToLong(Figure::p99Micros)
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("Not measured: " + what))
                / 1000.0;
    }

    double number(String what) {
        var number = numbers.get(what);
        if (number == null) {
            throw new IllegalStateException("Not measured: " + what);
        }
        return number;
    }

    /** For JSON. */
    Map<String, Object> asMap() {
        return Map.of(
                "figures",
                figures,
                "numbers",
                numbers,
                "targets",
                Targets.of(this).all());
    }

    void print(PrintWriter out) {
        out.printf("%n%-42s %6s %10s %10s %10s %10s%n", "", "conns", "per second", "p50 ms", "p99 ms", "cpu us");
        for (var figure : figures) {
            out.printf(
                    "%-42s %6d %10.0f %10.2f %10.2f %10s%n",
                    figure.what(),
                    figure.connections(),
                    figure.perSecond(),
                    figure.p50Micros() / 1000.0,
                    figure.p99Micros() / 1000.0,
                    figure.cpuMicros() == null ? "" : figure.cpuMicros());
        }
        out.println();
        numbers.forEach((what, number) -> out.printf("%-66s %10.1f%n", what, number));
        out.println();
        for (var target : Targets.of(this).all()) {
            out.printf(
                    "%-66s %10.2f  %-7s %s%n",
                    target.what(), target.ratio(), target.limit(), target.reached() ? "reached" : "NOT REACHED");
        }
        out.flush();
    }

    private Figure figure(String what, int connections) {
        return figures.stream()
                .filter(each -> each.what().equals(what) && each.connections() == connections)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("Not measured: " + what + " at " + connections));
    }
}
