/** The name of a record, and how often it is written: all that the page needs before the record itself is loaded. */
import { choiceQuery, type ViewState } from '../ui/view'

export const EVERY_MS = 5_000

/** The name of what is recorded for a view: the instrument alone for the plain depth. */
export function recordOf(view: ViewState): string {
  return [view.instrument, choiceQuery(view)].filter(Boolean).join('?')
}

/** Whether the server records it, too. */
export function isPlain(record: string): boolean {
  return !record.includes('?')
}
