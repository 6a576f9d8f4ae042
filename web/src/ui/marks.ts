/**
 * A venue's identity on the screen: the colour and the dash of its lines. The server's catalog gives each venue a pair of numbers of
 * its own; this file says how they look. Colours of one theme differ for people who do not tell all colours apart, too.
 */

/** The pair as `/api/v1/venues` tells it. */
export interface Mark {
  readonly hue: number
  readonly dash: number
}

export interface Look {
  /** The colour on the theme's ground, as `#rrggbb`. */
  readonly colour: Readonly<Record<Theme, string>>
  /** Lengths of strokes and gaps in turn, for a line 1 px wide; none for a solid line. */
  readonly dash: readonly number[]
}

export type Theme = 'dark' | 'light'

/** Blue, orange, green, yellow, purple, pink, cyan, red. */
export const HUES: readonly Look['colour'][] = [
  { dark: '#82a7fe', light: '#0d61ba' },
  { dark: '#ffb48a', light: '#c48357' },
  { dark: '#bdfc1f', light: '#476400' },
  { dark: '#918e02', light: '#a19401' },
  { dark: '#8145f3', light: '#5010c1' },
  { dark: '#bb2b97', light: '#d31965' },
  { dark: '#08f7e9', light: '#00a499' },
  { dark: '#d40551', light: '#750a25' }
]

/** Solid, long dashes, dots, dashes and dots in turn. */
export const DASHES: readonly Look['dash'][] = [[], [7, 3], [1.5, 2.5], [7, 2.5, 1.5, 2.5]]

/** How the mark looks. A server of a later version may have more hues and dashes: they begin again. */
export function markOf({ hue, dash }: Mark): Look {
  return { colour: nth(HUES, hue), dash: nth(DASHES, dash) }
}

function nth<T>(all: readonly T[], place: number): T {
  return all[place % all.length] as T
}
