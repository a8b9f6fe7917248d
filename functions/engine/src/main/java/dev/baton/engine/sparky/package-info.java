/**
 * Jobs as Sparky has them: known by the name of a project and any text, queued in the lane of their project, run by whoever takes
 * them, and ended by them or by who knows a callback address.
 *
 * <p><b>What stands where.</b> A job is one item in a partition of its own; what it is to do is a blob beside its stash and files, named
 * by its content. A project has a lane: one item with its settings, the number of its last build, and the places that are taken. A
 * build is an item of the project that says which job it was.
 *
 * <p><b>Queueing</b> is the blob, then one conditional write of the job's item, which puts it into the index: by project, then by
 * time. The same request again within ten minutes is the same job; another one replaces it as long as it waits.
 *
 * <p><b>Taking</b> looks at the first job of each waiting project in turn: (1) the job gets a place of the lane, and with it the next
 * build number; (2) the build's item is written; (3) the job starts, on condition that it still waits as it was read. Whoever finds a
 * place that belongs to a job which has not started goes on with that job at step 2; a place whose job is over, or runs under another
 * number, is free. So a death at any write holds up nobody, and no lane ever runs more jobs than it has places.
 *
 * <p><b>Ending</b> is one write of the job's item, on condition of the build number, which is the fence against late reports. Then
 * the place is given back, old builds are removed, and downstream projects are queued. Where that broke off, a full lane is looked
 * through by the next taker, removal is repeated by the next end, and an end with projects downstream stays due until all was done.
 *
 * <p><b>Time</b> is kept by the tick: a running job stands in the index by the earlier of its lease and its deadline.
 */
package dev.baton.engine.sparky;
