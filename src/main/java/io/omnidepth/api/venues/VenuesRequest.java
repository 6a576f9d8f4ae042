package io.omnidepth.api.venues;

import io.omnidepth.api.Form;

/** A request for the health of the polled venues. */
public record VenuesRequest(Form form) {}
