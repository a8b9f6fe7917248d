package dev.baton.cli.tui;

/** What the dashboard can have done, once somebody has said yes. */
enum Action {
    CANCEL_WORKFLOW("Cancel workflow %d? Its running jobs end, no other starts."),
    RETRY_JOB("Run job %d again? It becomes ready, with one more attempt."),
    RESTART_FAILED("Restart workflow %d's failed jobs, and what waits for them?");

    private final String question;

    Action(String question) {
        this.question = question;
    }

    String question(long id) {
        return question.formatted(id);
    }
}
