import { computed, type ComputedRef } from 'vue'
import { levelFrom, pointable } from './readout'
import { placesFor } from '../ui/format'
import { plain } from '../wire/decimal'
import { useBook } from '../book/useBook'
import { useKeys } from '../ui/useKeys'
import { usePointer } from '../book/usePointer'
import { useView } from '../ui/useView'
import type { Picture } from './useScene'
import { words } from '../ui/words'

export interface Crosshair {
  /** The price that is read; undefined where nobody points within the window. */
  readonly at: ComputedRef<number | undefined>
  /** The decimal places that tell prices of the window apart. */
  readonly places: ComputedRef<number>
  point(price: number | undefined): void
  /** Locks at a price, or frees the lock. */
  lock(price: number): void
  /** Locks there, wherever a lock was. */
  hold(price: number): void
  /** Points there, or frees the lock. */
  tap(price: number): void
}

const FAR = 10

/**
 * The crosshair of the picture, moved by the pointer and by keys.
 *
 * @param freed is called when the reader frees all
 * @param say is called with each price that the keys lead to, or that the reader wants to hear
 */
export function useCrosshair({ scene }: Picture, freed: () => void, say: (price: number, places: number) => void): Crosshair {
  const { view, choose } = useView()
  const { within } = useBook()
  const pointer = usePointer()

  const places = computed(() => (scene.value === undefined ? 0 : placesFor((scene.value.window.high - scene.value.window.low) / 1_000)))
  const at = computed(() => {
    const price = view.value.locked === undefined ? pointer.value?.price : Number(view.value.locked)
    const { low, high } = scene.value?.window ?? { low: -Infinity, high: Infinity }
    // The page does not hold all that is beyond the window, and so does not read it.
    if (price === undefined || price < low || price > high) return undefined
    const reference = scene.value?.reference ?? price
    return Math.abs(price / reference - 1) * 100 <= within.value ? price : undefined
  })

  function point(price: number | undefined): void {
    pointer.value = price === undefined ? undefined : { price: Number(pointable(price, places.value)), on: 'chart' }
  }
  function lock(price: number): void {
    choose({ locked: view.value.locked === undefined ? pointable(price, places.value) : undefined })
  }
  function toggle(price: number): void {
    choose({ locked: view.value.locked === undefined ? plain(price) : undefined })
  }
  function hold(price: number): void {
    choose({ locked: pointable(price, places.value) })
  }
  function tap(price: number): void {
    if (view.value.locked === undefined) point(price)
    else choose({ locked: undefined })
  }
  function step(by: number): void {
    const now = scene.value
    if (now === undefined) return
    const price = levelFrom(now.bids.columns, now.asks.columns, at.value ?? now.mid ?? now.reference, by)
    if (price === undefined) return
    // A lock moves with the keys; else the crosshair does.
    if (view.value.locked === undefined) pointer.value = { price, on: 'chart' }
    else choose({ locked: plain(price) })
    say(price, places.value)
  }
  function free(): void {
    choose({ locked: undefined })
    pointer.value = undefined
    freed()
  }

  const keys = words.chart.keys
  useKeys(
    { key: 'ArrowLeft', does: keys.left, act: () => step(-1) },
    { key: 'ArrowRight', does: keys.right, act: () => step(1) },
    { key: 'Shift+ArrowLeft', does: keys.farLeft, act: () => step(-FAR) },
    { key: 'Shift+ArrowRight', does: keys.farRight, act: () => step(FAR) },
    { key: 'Enter', does: keys.lock, act: () => at.value !== undefined && toggle(at.value) },
    { key: 'r', does: keys.say, act: () => at.value !== undefined && say(at.value, places.value) },
    { key: 'Escape', does: keys.free, act: free }
  )
  return { at, places, point, lock, hold, tap }
}
