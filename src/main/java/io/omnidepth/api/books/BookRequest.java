package io.omnidepth.api.books;

import io.omnidepth.api.Form;
import io.omnidepth.market.Instrument;

/**
 * A request for one venue's book.
 *
 * @param venue its id
 */
record BookRequest(Form form, String venue, Instrument instrument, boolean numbersAsText) {}
