package dev.baton.engine.workflow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.baton.engine.data.PlainRecord;
import dev.baton.engine.record.Ids;
import java.util.List;

/**
 * Where an action stands, in the fields of its record. A Torc client that claims it says no more: it is executed. A worker of
 * Baton's has it in hand until it reports the outcome, or dies.
 */
final class ActionState {
    /** Among the fields: executing, succeeded or failed. */
    static final String OUTCOME = "outcome";

    private static final String EXECUTED = "executed";
    private static final String EXECUTED_AT = "executed_at";
    private static final String EXECUTED_BY = "executed_by";
    private static final String MESSAGE = "message";
    private static final String CLAIMS = "claims";
    private static final String EXECUTING = "executing";

    private ActionState() {}

    static boolean executed(PlainRecord action) {
        return action.fields().path(EXECUTED).booleanValue();
    }

    static boolean persistent(PlainRecord action) {
        return action.fields().path("persistent").booleanValue();
    }

    /** Whether a worker has it in hand. */
    static boolean executing(PlainRecord action) {
        return EXECUTING.equals(action.fields().path(OUTCOME).asText());
    }

    /** The node that executes or executed it; 0 for nobody in particular. */
    static long by(PlainRecord action) {
        return action.fields().path(EXECUTED_BY).longValue();
    }

    static int claims(PlainRecord action) {
        return action.fields().path(CLAIMS).intValue();
    }

    /** Whether its worker died with it. */
    static boolean abandoned(Tables tables, PlainRecord action) {
        return executing(action) && !Leases.stands(tables, action.workflowId(), Ids.number(by(action)));
    }

    /** Somebody has it now; nobody in particular where the node is null. */
    static PlainRecord claimed(PlainRecord old, String now, Long node, boolean reports) {
        ObjectNode fields = fresh(old).put(EXECUTED, true).put(EXECUTED_AT, now).put(CLAIMS, claims(old) + 1);
        if (node != null) {
            fields.put(EXECUTED_BY, node);
        }
        if (reports) {
            fields.put(OUTCOME, EXECUTING);
        }
        return new PlainRecord(old.id(), old.workflowId(), fields);
    }

    static PlainRecord ended(PlainRecord old, String outcome, String message) {
        ObjectNode fields = old.fields().deepCopy().put(OUTCOME, outcome).put(MESSAGE, message);
        return new PlainRecord(old.id(), old.workflowId(), fields);
    }

    /** It may be executed again; claims go on counting, so that a late report is known for what it is. */
    static PlainRecord rearmed(PlainRecord old) {
        return new PlainRecord(old.id(), old.workflowId(), fresh(old).put(EXECUTED, false));
    }

    private static ObjectNode fresh(PlainRecord old) {
        ObjectNode fields = old.fields().deepCopy();
        fields.remove(List.of(EXECUTED_AT, EXECUTED_BY, OUTCOME, MESSAGE));
        return fields;
    }
}
