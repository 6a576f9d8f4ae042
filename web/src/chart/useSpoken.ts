import { ref, type Ref } from 'vue'
import { size, price as money, signedPerCent } from '../ui/format'
import { placesAt, reading } from './readout'
import { words } from '../ui/words'
import type { Picture } from './useScene'

export interface Spoken {
  /** The last sentence that a screen reader is to say. */
  readonly text: Readonly<Ref<string>>
  /** Says once what rests up to a price. */
  say(price: number, places: number): void
}

/** A screen reader says the same text again only if it differs. */
const AGAIN = '\u00a0'

/** Speaks of the crosshair: at each step of the keys and on demand, never by itself. */
export function useSpoken({ scene, shown }: Picture): Spoken {
  const text = ref('')
  function say(price: number, places: number): void {
    const [now, book] = [scene.value, shown.value]
    if (now === undefined || book === undefined) return
    const side = price < now.reference ? 'bid' : 'ask'
    const read = reading(book, (side === 'bid' ? now.bids : now.asks).columns, side, price, now.reference)
    const spoken = words.chart.spoken
    const sentence = spoken.step(
      side === 'bid' ? words.chart.bidsTo : words.chart.asksTo,
      money(price, now.quote, placesAt(price, places)),
      signedPerCent(read.distance * 100, 3),
      `${read.atLeast ? spoken.atLeast : ''}${size(read.size)} ${now.base}`
    )
    text.value = sentence === text.value ? sentence + AGAIN : sentence
  }
  return { text, say }
}
