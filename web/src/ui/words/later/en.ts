/** The words of all that comes after the first picture. */
export const en = {
  ladder: {
    title: 'Ladder'
  },
  watch: {
    title: 'Watchlist',
    starOf: (instrument: string) => `Keep ${instrument} in the watchlist`,
    previous: 'show the previous instrument of the watchlist',
    next: 'show the next instrument of the watchlist',
    none: 'none',
    waiting: 'No figures yet',
    old: 'old',
    few: (counted: number, usual: number) => `${counted} of usually ${usual} venues count`,
    alarm: 'An alert fired',
    within: (bids: string, asks: string) => `within 25 bp: bids ${bids}, asks ${asks}`,
    atLeast: (size: string) => `at least ${size}`,
    row: (instrument: string, mid: string, spread: string) => `${instrument}: mid ${mid}, spread ${spread}`
  }
}

export type LaterWords = typeof en
