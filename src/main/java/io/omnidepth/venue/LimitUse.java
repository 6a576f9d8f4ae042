package io.omnidepth.venue;

/**
 * The used weight of a limit.
 *
 * @param used the weight in the window that ends now. It includes questions under way, and the
 *     weight that the venue reports for others at this address
 */
public record LimitUse(Limit limit, int used) {}
