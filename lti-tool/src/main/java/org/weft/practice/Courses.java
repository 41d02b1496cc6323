package org.weft.practice;

import java.util.List;

/** The two courses, one as at a university, one as at work. */
public final class Courses {
    public static final String QUANTUM = "quantum-computing";
    public static final String WAREHOUSE = "warehouse-first-week";

    public static final List<Course> ALL = List.of(
            new Course(
                    QUANTUM,
                    "QC101",
                    "Introduction to Quantum Computing",
                    "What a qubit is, how gates move it, and what is left after a measurement.",
                    List.of(
                            new CoursePage("qubits", "Qubits", "Questions about qubits"),
                            new CoursePage("gates", "Gates and circuits", "Questions about gates"),
                            new CoursePage("measurement", "Measurement", "Questions about measurement"))),
            new Course(
                    WAREHOUSE,
                    "WH-START",
                    "Welcome to the warehouse: your first week",
                    "What everyone needs to know before the first shift alone.",
                    List.of(
                            new CoursePage("fire-doors", "Fire doors and deliveries", "Questions about this page"),
                            new CoursePage("near-miss", "Reporting a near miss", "Questions about this page"),
                            new CoursePage("equipment", "Asking for equipment", "Questions about this page"))));

    private Courses() {}
}
