import { inject, onScopeDispose, provide, shallowReadonly, shallowRef, watch, type InjectionKey, type Ref, type ShallowRef } from 'vue'
import type { Held } from './views'

/** As often as figures can be read and the eye follows a curve. */
const EVERY_MS = 250
/** Changes that belong together come in several messages. */
const TOGETHER_MS = 20

export interface Beat {
  readonly count: Readonly<Ref<number>>
  /** Requests the next beat. It first runs `before`, once. */
  stir(before?: () => void): void
}

const KEY: InjectionKey<Beat> = Symbol('beat')

/**
 * The moments at which the page takes in and shows the changes since the last one. Books come more often than can be read, and
 * all books that are shown are of one moment.
 */
export function provideBeat(): Beat {
  const count = shallowRef(0)
  const before = new Set<() => void>()
  let last = -Infinity
  let next: ReturnType<typeof setTimeout> | undefined
  const beat: Beat = {
    count,
    stir: first => {
      if (first !== undefined) before.add(first)
      next ??= setTimeout(
        () => {
          last = performance.now()
          before.forEach(act => act())
          before.clear()
          // A change that comes of that is shown at this beat.
          next = undefined
          count.value++
        },
        Math.max(TOGETHER_MS, last + EVERY_MS - performance.now())
      )
    }
  }
  provide(KEY, beat)
  onScopeDispose(() => clearTimeout(next))
  return beat
}

/** Shows the held book at each beat, and at once where it is of another view, or there is none. */
export function useShown(held: Readonly<Ref<Held>>): Readonly<ShallowRef<Held>> {
  const beat = inject(KEY)
  if (beat === undefined) throw new Error('no beat is provided')
  const shown = shallowRef(held.value)
  const show = () => {
    shown.value = held.value
  }
  watch(
    held,
    ({ book, refusal, before }) => {
      const { book: known, refusal: said, before: was } = shown.value
      if (book?.stream === known?.stream && refusal === said && before === was) beat.stir()
      else show()
    },
    { flush: 'sync' }
  )
  watch(beat.count, show, { flush: 'sync' })
  return shallowReadonly(shown) as Readonly<ShallowRef<Held>>
}
