package dev.baton.cli.tui;

/** How far a workflow is, in a row of blocks: what ended well, what did not, what runs, what waits. */
final class Bar {
    private Bar() {}

    static void add(Line line, Counts counts, int columns) {
        int total = counts.total();
        int[] parts = {counts.well(), counts.badly(), counts.busy()};
        int[] cells = new int[parts.length];
        int left = columns;
        for (int i = 0; i < parts.length; i++) {
            // Whatever there is shows, and what is not over never fills the bar.
            int share = total == 0 ? 0 : (int) ((long) parts[i] * columns / total);
            cells[i] = Math.min(left, parts[i] > 0 ? Math.max(1, share) : 0);
            left -= cells[i];
        }
        if (total > 0 && counts.well() + counts.badly() + counts.busy() == total && left > 0) {
            int widest = cells[0] >= cells[1] && cells[0] >= cells[2] ? 0 : cells[1] >= cells[2] ? 1 : 2;
            cells[widest] += left;
            left = 0;
        }
        line.add("█".repeat(cells[0]), Style.GOOD)
                .add("▒".repeat(cells[1]), Style.BAD)
                .add("▓".repeat(cells[2]), Style.BUSY)
                .add("░".repeat(left), Style.FAINT);
    }
}
