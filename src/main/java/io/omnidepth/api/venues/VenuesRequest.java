package io.omnidepth.api.venues;

import io.omnidepth.api.Form;

/** A request for the health of the polled venues. */
record VenuesRequest(Form form) {}
