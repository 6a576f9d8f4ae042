import { readonly, ref, shallowRef, type Ref } from 'vue'

interface Row {
  readonly instrument: string
  readonly base: string
  readonly polled: boolean
  readonly venues: readonly { readonly trading: boolean | null }[]
}

interface Answer {
  /** The books are of embedded exchanges, and no price is real. */
  readonly demo: boolean
  readonly instruments: readonly Row[]
}

/** Instruments that belong together in the choice: those that are polled anyway, then each asset's others. */
export interface Group {
  readonly label: string
  readonly names: readonly string[]
}

const KEY = 'instrument'
const LISTS_TAKE_SECONDS = 5

/** What the server polls or can poll, and the one that is chosen; the choice lives in the URL. */
export function useInstruments(): {
  groups: Readonly<Ref<readonly Group[]>>
  chosen: Ref<string>
  demo: Readonly<Ref<boolean>>
  ready: Promise<void>
  refresh: () => Promise<void>
} {
  const groups = shallowRef<readonly Group[]>([])
  const demo = ref(false)
  const chosen = ref(new URLSearchParams(location.search).get(KEY)?.toUpperCase() ?? '')
  const offered = (name: string) => groups.value.some(group => group.names.includes(name))

  async function refresh(): Promise<void> {
    const answer = await load()
    groups.value = grouped(answer.instruments)
    demo.value = answer.demo
  }

  // What is in the URL may be in a list that the server is still reading.
  async function settle(): Promise<void> {
    await refresh()
    for (let i = 0; chosen.value && !offered(chosen.value) && i < LISTS_TAKE_SECONDS; i++) {
      await second()
      await refresh()
    }
    if (!offered(chosen.value)) chosen.value = groups.value[0]?.names[0] ?? ''
  }

  return { groups: readonly(groups), chosen, demo: readonly(demo), ready: settle(), refresh }
}

/** What is polled or can be traded somewhere, by what it belongs to. */
export function grouped(rows: readonly Row[]): readonly Group[] {
  const groups = new Map<string, string[]>([['Polled', []]])
  for (const row of rows) {
    if (!row.polled && !row.venues.some(venue => venue.trading === true)) continue
    const label = row.polled ? 'Polled' : row.base
    const names = groups.get(label)
    if (names) names.push(row.instrument)
    else groups.set(label, [row.instrument])
  }
  return [...groups].filter(([, names]) => names.length > 0).map(([label, names]) => ({ label, names }))
}

/** Writes the choice into the URL, without a new entry in the history. */
export function rememberInstrument(instrument: string): void {
  const url = new URL(location.href)
  url.searchParams.set(KEY, instrument)
  history.replaceState(null, '', url)
}

/** Asks until the server answers: the page may have been opened before it is up. */
async function load(): Promise<Answer> {
  for (;;) {
    try {
      const response = await fetch('/api/v1/instruments')
      if (response.ok) return (await response.json()) as Answer
    } catch {
      // not up yet: asked again below, and the banner says so meanwhile
    }
    await second()
  }
}

function second(): Promise<void> {
  return new Promise(resolve => setTimeout(resolve, 1_000))
}
