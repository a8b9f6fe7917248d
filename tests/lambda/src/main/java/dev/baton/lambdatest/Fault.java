package dev.baton.lambdatest;

/** What becomes of a request to the store. */
enum Fault {
    /** Nothing happens to it. */
    NONE,
    /** DynamoDB asks to slow down; nothing is changed. */
    THROTTLED,
    /** DynamoDB fails before it did anything. */
    FAILED,
    /** It is carried out, and the answer is lost. */
    ANSWER_LOST,
    /** It is neither carried out nor answered. */
    HELD,
    /** It is carried out, and not answered. */
    APPLIED_AND_HELD
}
