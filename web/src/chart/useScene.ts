import { ref, shallowRef, watch, type Ref, type ShallowRef } from 'vue'
import { footprint } from './orders'
import { rank, side, sizesBySide, type Gone, type Scene } from './scene'
import type { Book } from '../book/book'
import { cumulate, levelsTo } from '../book/columns'
import { firstRange, follow, panned, type PriceWindow } from '../book/window'
import { useRanking } from '../book/useRanking'
import { useSpotlight } from '../book/useSpotlight'
import { useVenues } from '../book/useVenues'
import { markOf, type Look } from '../ui/marks'
import { choiceQuery } from '../ui/view'
import { useView } from '../ui/useView'

/** More layers than that cannot be told apart. */
const MOST_LAYERS = 7
const RANK_EVERY_MS = 2_000
/** By then the first books of most venues have come. */
const SETTLED_MS = 6_000

/** A venue whose book counted a moment ago. */
export interface Leaving extends Gone {
  /** The server's time of the first book without it. */
  readonly time: string
}

/** The chart's scene of a book; while nothing of the book can be believed, the last scene that could. */
export interface Picture {
  readonly scene: Readonly<ShallowRef<Scene | undefined>>
  /** The book of the scene. */
  readonly shown: Readonly<ShallowRef<Book | undefined>>
  readonly leaving: Readonly<Ref<readonly Leaving[]>>
  /** The range that suits the book best. */
  suits(): number | undefined
}

export function useScene(book: Readonly<Ref<Book | undefined>>): Picture {
  const { view, choose } = useView()
  const { name, byId } = useVenues()
  const spotlight = useSpotlight()
  const ranking = useRanking()
  const scene = shallowRef<Scene>()
  const shown = shallowRef<Book>()
  const leaving = ref<readonly Leaving[]>([])
  /** The window before it is panned. */
  let window: PriceWindow | undefined
  let ranked: readonly string[] = []
  let rankedOf = ''
  let [rankedFrom, rankedAt] = [0, 0]

  /** The venue's own look; until the venues have been told, one by its place. */
  function look(venue: string): Look {
    return markOf(byId.value.get(venue)?.mark ?? { hue: Math.max(0, ranked.indexOf(venue)), dash: 0 })
  }

  function fee(venue: string): number {
    return byId.value.get(venue)?.takerFeePerCent ?? 0
  }

  function suits(): number | undefined {
    const now = book.value
    if (now?.measures.referenceMid === undefined) return undefined
    const reference = Number(now.measures.referenceMid)
    const [bids, asks] = [cumulate(now.bids), cumulate(now.asks)]
    return firstRange(now.measures, now.venues, perCent => ({
      bids: levelsTo(bids, reference * (1 - perCent / 100), 'bid'),
      asks: levelsTo(asks, reference * (1 + perCent / 100), 'ask')
    }))
  }

  function draw(): void {
    const now = book.value
    const { measures } = now ?? {}
    const price = measures?.referenceMid ?? measures?.bestBid?.price ?? measures?.bestAsk?.price
    if (now === undefined || measures === undefined || price === undefined) return
    if (view.value.range === undefined) {
      const range = suits()
      // Comes back here with the range.
      if (range !== undefined) return choose({ range })
    }
    const reference = Number(price)
    window = follow(scene.value?.instrument === now.instrument ? window : undefined, reference, view.value.range ?? 1)
    const seen = panned(window, view.value.pan)
    order(now)
    const { x, y, scale, heights, layers } = view.value
    const [base = '', quote = ''] = now.instrument.split('-')
    const number = (text: string | undefined) => (text === undefined ? undefined : Number(text))
    const [bids, asks] = [side(now, 'bid', cumulate(now.bids), seen, y), side(now, 'ask', cumulate(now.asks), seen, y)]
    scene.value = {
      x,
      y,
      scale,
      heights,
      layers,
      base,
      quote,
      window: seen,
      reference,
      ranked,
      name,
      look,
      instrument: now.instrument,
      sequence: now.sequence,
      mid: number(measures.mid),
      best: { bid: number(measures.bestBid?.price), ask: number(measures.bestAsk?.price) },
      bids,
      asks,
      time: now.time,
      walls: view.value.walls ? measures.walls : [],
      order: footprint(view.value.side === 'buy' ? asks : bids, view.value, fee),
      spotlight: spotlight.value
    }
    shown.value = now
  }

  /** Sizes change all the time, so that they are looked at now and then, or for other books. */
  function order(now: Book): void {
    const of = `${now.instrument} ${choiceQuery(view.value)}`
    const at = performance.now()
    if (of === rankedOf && at - rankedAt < RANK_EVERY_MS) return
    if (of !== rankedOf) rankedFrom = at
    rankedOf = of
    rankedAt = at
    ranked = rank(ranked, now.venues, MOST_LAYERS, at - rankedFrom > SETTLED_MS)
    ranking.value = ranked
  }

  function note(now: Book | undefined, before: Book | undefined): void {
    if (now === undefined || before?.stream !== now.stream || window === undefined) {
      leaving.value = []
      return
    }
    const counts = (book: Book) => new Set(book.venues.filter(row => row.counted).map(row => row.venue))
    const [here, there] = [counts(now), counts(before)]
    const gone = [...there].filter(venue => !here.has(venue))
    if (gone.length === 0 && !leaving.value.some(({ venue }) => here.has(venue))) return
    const { bid, ask } = sizesBySide(before, panned(window, view.value.pan))
    const news = gone.map(venue => ({
      venue,
      state: now.venues.find(row => row.venue === venue)?.state ?? 'gone',
      sizes: { bid: bid.get(venue) ?? 0, ask: ask.get(venue) ?? 0 },
      time: now.time
    }))
    leaving.value = [...leaving.value.filter(({ venue }) => !here.has(venue)), ...news]
  }

  watch(
    book,
    (now, before) => {
      note(now, before)
      if (now === undefined || now.instrument !== scene.value?.instrument) scene.value = shown.value = undefined
      draw()
    },
    { immediate: true }
  )
  watch([view, spotlight, byId], draw)
  return { scene, shown, leaving, suits }
}
