/** Which instruments can be chosen: what a search asks the server for, and how its answer is listed. */
import type { Listed } from '../wire/instruments'
import { isInstrument } from '../ui/view'

/** An instrument to choose; undefined where it is not known how many venues trade it. */
export interface Choice {
  readonly instrument: string
  readonly trading: number | undefined
}

export interface Group {
  readonly title: string
  readonly choices: readonly Choice[]
}

/** The longest list. */
export const MOST_LISTED = 50
const MOST_RECENT = 5
const LONGEST_NAME = 20

/** The API's path of what is so typed, of all where nothing is; undefined where nothing can be so called. */
export function listPath(typed: string): string | undefined {
  const all = `instruments?brief=true&limit=${MOST_LISTED}`
  if (typed.trim() === '') return all
  const pattern = patternOf(typed)
  return pattern === undefined ? undefined : `${all}&match=${pattern}`
}

/** `btc` is looked for anywhere; with any sign between, as in `btc/us`, the base is told and the quote begun. */
function patternOf(typed: string): string | undefined {
  const parts = typed
    .trim()
    .toUpperCase()
    .split(/[^A-Z0-9]+/)
  const name = (text: string) => text.slice(0, LONGEST_NAME)
  const [first = '', ...rest] = parts
  if (parts.every(part => part === '')) return undefined
  return parts.length === 1 ? `*${name(first)}*` : `${name(first) || '*'}-${name(rest.join(''))}*`
}

/** The recent ones first, then those that are polled, then by base; each is listed once. */
export function grouped(listed: readonly Listed[], recent: readonly string[]): readonly Group[] {
  const known = new Map(listed.map(each => [each.instrument, each.trading]))
  const groups = new Map<string, Choice[]>()
  const add = (title: string, choice: Choice) => {
    const choices = groups.get(title)
    if (choices === undefined) groups.set(title, [choice])
    else choices.push(choice)
  }
  for (const instrument of recent) add('Recent', { instrument, trading: known.get(instrument) })
  const others = listed.filter(each => !recent.includes(each.instrument))
  for (const each of others) if (each.polled) add('Polled now', each)
  for (const each of others) if (!each.polled) add(each.base, each)
  return [...groups].map(([title, choices]) => ({ title, choices }))
}

/** Which of the choices Enter takes: the one that is typed in full, else the first. */
export function likeliest(choices: readonly Choice[], typed: string): number {
  const letters = (text: string) => text.toUpperCase().replace(/[^A-Z0-9]/g, '')
  return Math.max(
    0,
    choices.findIndex(each => letters(each.instrument) === letters(typed))
  )
}

/** The choices that were made last, newest first, with one more. */
export function remembered(recent: readonly string[], chosen: string): readonly string[] {
  return [chosen, ...recent.filter(each => each !== chosen)].slice(0, MOST_RECENT)
}

/** The instruments that were kept as text. Anything else in it is left out. */
export function recentOf(kept: string | null): readonly string[] {
  return [...new Set((kept ?? '').split(','))].filter(isInstrument).slice(0, MOST_RECENT)
}
