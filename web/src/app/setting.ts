/** The words for what public/early.js found wrong with the address in settings.js. */
import type { Wrong } from '../wire/api'

const ALLOWED: Readonly<Record<Wrong, string>> = {
  shape: "allowed is an origin, as https://depth.example, optionally with a path, or '' for the page's own origin",
  unsafe: 'browsers forbid a page from https: to send requests to http:; allowed is an address that begins with https://'
}

export function wrongSetting(set: unknown, wrong: Wrong): string {
  return `settings.js: "${String(set)}" is not allowed as the address of this page's API; ${ALLOWED[wrong]}.`
}
