package dev.baton.engine.worker;

import java.util.List;

/**
 * What a worker hears when it asks for actions.
 *
 * @param elsewhere whether another worker that lives is executing one that was asked for
 * @param any whether the workflow has actions at all
 */
public record ActionOrders(List<ActionOrder> orders, boolean elsewhere, boolean any) {
    /** The answer of a workflow without actions. */
    public static final ActionOrders NONE = new ActionOrders(List.of(), false, false);

    public ActionOrders {
        orders = List.copyOf(orders);
    }
}
