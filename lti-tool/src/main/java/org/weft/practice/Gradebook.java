package org.weft.practice;

import com.fasterxml.jackson.core.type.TypeReference;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.weft.practice.Cell.Grade;

/** The columns and grades of all courses, kept in two files. */
final class Gradebook {
    private static final int MOST_COLUMNS = 200;

    private final Clock clock;
    private final Enrolments enrolments;
    private final JsonFile<LineItem> columnsFile;
    private final JsonFile<Cell> cellsFile;
    private final List<LineItem> columns;
    private final List<Cell> cells;

    /** @param folder may not exist yet; null keeps nothing beyond the end of the process */
    Gradebook(Clock clock, Enrolments enrolments, @Nullable Path folder) {
        this.clock = clock;
        this.enrolments = enrolments;
        columnsFile = new JsonFile<>(
                folder == null ? null : folder.resolve("practice-columns.json"), new TypeReference<>() {});
        cellsFile = new JsonFile<>(
                folder == null ? null : folder.resolve("practice-grades.json"), new TypeReference<>() {});
        columns = new CopyOnWriteArrayList<>(columnsFile.read());
        cells = new CopyOnWriteArrayList<>(cellsFile.read());
    }

    List<LineItem> columns(Course course) {
        return columns.stream()
                .filter(column -> column.course().equals(course.id()))
                .toList();
    }

    /** Those that belong to a tool. */
    List<LineItem> columns(Course course, Tool tool) {
        return columns.stream().filter(column -> column.isOf(course, tool)).toList();
    }

    Optional<LineItem> column(Course course, String id) {
        return columns(course).stream().filter(column -> column.id().equals(id)).findFirst();
    }

    /** The column of a resource link, if it has exactly one. */
    Optional<LineItem> sole(Course course, Tool tool, String resourceLink) {
        var found = columns(course, tool).stream()
                .filter(column -> resourceLink.equals(column.resourceLink()))
                .toList();
        return found.size() == 1 ? Optional.of(found.get(0)) : Optional.empty();
    }

    /** A learner's work that a column's tool shows; empty where it shows none. */
    Optional<Reviewed> reviewed(Course course, String columnId, String personKey) {
        return column(course, columnId)
                .filter(LineItem::isReviewable)
                .flatMap(column -> enrolments.learners(course).stream()
                        .filter(person -> person.key().equals(personKey))
                        .findFirst()
                        .map(person -> new Reviewed(person, column)));
    }

    /** @throws Untakeable when the course has too many already */
    LineItem add(Course course, Tool tool, LineItem.Told told) throws Untakeable {
        return add(course, tool, List.of(told)).get(0);
    }

    /**
     * All of them or none.
     *
     * @throws Untakeable when the course would have too many
     */
    synchronized List<LineItem> add(Course course, Tool tool, List<LineItem.Told> told) throws Untakeable {
        int room = MOST_COLUMNS - columns(course).size();
        Untakeable.unless(
                told.size() <= room,
                "A course has at most " + MOST_COLUMNS + " columns in its gradebook; this one has room for " + room);
        var added = told.stream()
                .map(each -> each.as(UUID.randomUUID().toString(), course, tool))
                .toList();
        columns.addAll(added);
        columnsFile.write(columns);
        return added;
    }

    synchronized LineItem change(LineItem column, LineItem.Told told) {
        var changed = column.changed(told);
        columns.replaceAll(each -> each.id().equals(column.id()) ? changed : each);
        columnsFile.write(columns);
        return changed;
    }

    synchronized void remove(LineItem column) {
        columns.removeIf(each -> each.id().equals(column.id()));
        cells.removeIf(each -> each.item().equals(column.id()));
        columnsFile.write(columns);
        cellsFile.write(cells);
    }

    List<Person> learners(Course course) {
        return enrolments.learners(course);
    }

    /** One for each learner. */
    List<Cell> cells(Course course, LineItem column) {
        return enrolments.learners(course).stream()
                .map(person -> cell(column, person.subject()))
                .toList();
    }

    Cell cell(LineItem column, String person) {
        return cells.stream()
                .filter(cell -> cell.isOf(column, person))
                .findFirst()
                .orElseGet(() -> Cell.empty(column, person));
    }

    /**
     * A tool's report. Progress alone leaves a grade as it is; what is fully graded sets it, or takes it away. Moodle counts
     * whole seconds, takes nothing above the maximum, and lets progress take a grade away.
     */
    synchronized void take(LineItem column, Tool tool, Score score, Family family) throws Untakeable {
        boolean moodle = family == Family.MOODLE;
        if (cell(column, score.person()).isAfter(moodle ? score.at().truncatedTo(ChronoUnit.SECONDS) : score.at())) {
            throw new Untakeable(409, "A score of the same time or later was sent already");
        }
        change(column, score.person(), cell -> {
            var told = cell.told(score);
            boolean graded = score.grading().equals(Score.FULLY);
            var points = graded ? score.outOf(column.maximum()) : null;
            var kept = moodle && points != null ? Double.valueOf(Math.min(points, column.maximum())) : points;
            return graded || (moodle && cell.grade().isPresent())
                    ? told.with(new Grade(kept, score.comment(), tool.name(), null, clock.instant()))
                    : told;
        });
    }

    /**
     * A teacher's own grade.
     *
     * @param score null takes the grade away
     */
    synchronized void set(LineItem column, String person, Person teacher, @Nullable Double score, String comment) {
        var grade = new Grade(score, comment, teacher.name(), teacher.subject(), clock.instant());
        change(column, person, cell -> cell.with(grade));
    }

    private void change(LineItem column, String person, UnaryOperator<Cell> change) {
        var changed = change.apply(cell(column, person));
        cells.removeIf(cell -> cell.isOf(column, person));
        cells.add(changed);
        cellsFile.write(cells);
    }
}
