import { computed, ref, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import { chartData } from '../chart/chartData'
import type { Shown } from '../chart/depthChart'
import type { Book } from '../model/book'
import { cumulate, sizeTo, type Columns } from '../model/columns'
import { placesFor, price, signedPerCent, size } from '../model/format'
import { follow, widestHonest, type Preset, type PriceWindow } from '../model/window'
import type { FeedState } from '../stream/feed'

const SPOKEN_EVERY_MS = 10_000

/** What the chart shows of the feed: the window, the columns, the words beside it. */
export function usePicture(
  instrument: Ref<string>,
  feed: Readonly<ShallowRef<FeedState | undefined>>,
  pointedAt: Ref<number | undefined>
): {
  book: ComputedRef<Book | undefined>
  preset: Ref<Preset>
  shown: Readonly<ShallowRef<Shown | undefined>>
  readout: ComputedRef<string>
  summary: Ref<string>
  counts: ComputedRef<boolean>
} {
  const book = computed(() => feed.value?.book)
  const counts = computed(() => book.value?.venues.some(row => row.counted) ?? false)
  const preset = ref<Preset>(1)
  const shown = shallowRef<Shown>()
  const summary = ref('')
  let columns: { bids: Columns; asks: Columns } | undefined
  let window: PriceWindow | undefined
  let presetOf = ''
  let spokenAt = -Infinity

  function draw(): void {
    const now = book.value
    const reference = now?.measures.referenceMid ?? now?.measures.bestBid?.price ?? now?.measures.bestAsk?.price
    // Nothing counts: the last picture stays, paled, rather than an empty one.
    if (now === undefined || reference === undefined) return
    const [base = '', quote = ''] = now.instrument.split('-')
    if (presetOf !== now.instrument) {
      presetOf = now.instrument
      window = undefined
      if (now.measures.referenceMid !== undefined) preset.value = widestHonest(now.measures, now.venues)
    }
    window = follow(window, Number(reference), preset.value)
    columns = { bids: cumulate(now.bids), asks: cumulate(now.asks) }
    const { mid, reach } = now.measures
    shown.value = {
      instrument: now.instrument,
      base,
      quote,
      sequence: now.sequence,
      data: chartData(columns.bids, columns.asks, window),
      window,
      mid: mid === undefined ? undefined : Number(mid),
      reach: { bid: reach.bid === undefined ? undefined : Number(reach.bid), ask: reach.ask === undefined ? undefined : Number(reach.ask) }
    }
    speak(now, shown.value)
  }

  function speak(now: Book, picture: Shown): void {
    if (performance.now() - spokenAt < SPOKEN_EVERY_MS || columns === undefined) return
    spokenAt = performance.now()
    const within = (side: 'bid' | 'ask') =>
      size(sizeTo(side === 'bid' ? columns!.bids : columns!.asks, side === 'bid' ? picture.window.low : picture.window.high, side))
    const counted = now.venues.filter(row => row.counted).length
    summary.value =
      `Depth of ${now.instrument} within ${preset.value} per cent: bids ${within('bid')}, asks ${within('ask')} ${picture.base}; ` +
      `mid ${now.measures.mid ?? 'none'}; ${counted} of ${now.venues.length} venues counted.`
  }

  const readout = computed(() => {
    const picture = shown.value
    const at = pointedAt.value
    if (picture === undefined || at === undefined || columns === undefined) return 'Point at the chart to read it.'
    const middle = picture.mid ?? picture.window.middle
    const side = at < middle ? 'bid' : 'ask'
    const sum = sizeTo(side === 'bid' ? columns.bids : columns.asks, at, side)
    const end = picture.reach[side]
    const floor = end !== undefined && (side === 'bid' ? at < end : at > end) ? 'at least ' : ''
    const places = placesFor((picture.window.high - picture.window.low) / 1_000)
    const distance = signedPerCent(((at - picture.window.middle) / picture.window.middle) * 100)
    return `${price(at, picture.quote, places)} · ${distance} · ${side}s ${floor}${size(sum)} ${picture.base}`
  })

  watch(instrument, () => {
    shown.value = undefined
    window = undefined
    presetOf = ''
    spokenAt = -Infinity
  })
  watch([book, preset], draw)
  return { book, preset, shown, readout, summary, counts }
}
