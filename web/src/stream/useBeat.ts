import { inject, onScopeDispose, provide, shallowReadonly, shallowRef, watch, type InjectionKey, type Ref, type ShallowRef } from 'vue'
import type { Held } from './stream'

/** As often as figures can be read and the eye follows a curve. */
const EVERY_MS = 250
/** What belongs together comes in several messages. */
const TOGETHER_MS = 20

interface Beat {
  readonly count: Readonly<Ref<number>>
  /** Something is to be shown at the next one. */
  stir(): void
}

const KEY: InjectionKey<Beat> = Symbol('beat')

/**
 * The moments at which the page shows what has come since the last: books come more often than anybody can read, and what
 * is shown of several is of one moment.
 */
export function provideBeat(): void {
  const count = shallowRef(0)
  let last = -Infinity
  let next: ReturnType<typeof setTimeout> | undefined
  provide(KEY, {
    count,
    stir: () => {
      const now = performance.now()
      next ??= setTimeout(() => {
        next = undefined
        last = performance.now()
        count.value++
      }, Math.max(TOGETHER_MS, last + EVERY_MS - now))
    }
  })
  onScopeDispose(() => clearTimeout(next))
}

/** What is shown of what is held: with the beat, but at once where it is of another view, or none. */
export function useShown(held: Readonly<Ref<Held>>): Readonly<ShallowRef<Held>> {
  const beat = inject(KEY)
  if (beat === undefined) throw new Error('no beat is provided')
  const shown = shallowRef(held.value)
  const show = () => {
    shown.value = held.value
  }
  watch(held, ({ book, refusal }) => {
    if (book?.stream === shown.value.book?.stream && refusal === shown.value.refusal) beat.stir()
    else show()
  }, { flush: 'sync' })
  watch(beat.count, show, { flush: 'sync' })
  return shallowReadonly(shown) as Readonly<ShallowRef<Held>>
}
