import { computed, inject, onScopeDispose, provide, readonly, ref, type InjectionKey, type Ref, type ShallowRef } from 'vue'
import { choiceOf } from '../model/view'
import type { Asked, Held } from './stream'
import { useHeld } from './useStream'
import { useView } from './useView'

export interface Books {
  /** The depth that the reader has chosen; stays as it was while the page is hidden. */
  readonly held: Readonly<ShallowRef<Held>>
  /** Its best prices alone, while the page is hidden. */
  readonly best: Readonly<ShallowRef<Held>>
}

const KEY: InjectionKey<Books> = Symbol('book')
/** The most rows of a side that the book holds. */
export const LEVELS = 5_000
/** A little more than the widest window, so that hysteresis shows no edge. */
const RANGE_PER_CENT = 10.5
const EVERY_MS = 100
const HIDDEN_EVERY_MS = 2_000

/**
 * Holds the chosen depth, for this component and all within it. While the page is hidden only the best prices come, for its
 * title; when it is seen again the whole comes anew, as a snapshot.
 */
export function provideBook(): Books {
  const { view } = useView()
  const hidden = useHidden()
  const asked = (when: boolean, how: Omit<Asked, 'instrument'>) =>
    computed((): Asked | undefined =>
      view.value.instrument === '' || hidden.value !== when
        ? undefined
        : { instrument: view.value.instrument, ...choiceOf(view.value), ...how }
    )
  const books: Books = {
    held: useHeld(asked(false, { levels: LEVELS, range: RANGE_PER_CENT, breakdown: true, intervalMs: EVERY_MS })),
    best: useHeld(asked(true, { levels: 1, intervalMs: HIDDEN_EVERY_MS }))
  }
  provide(KEY, books)
  return books
}

export function useBook(): Books {
  const books = inject(KEY)
  if (books === undefined) throw new Error('no book is provided')
  return books
}

/** Whether the page is hidden, as behind another tab. */
export function useHidden(): Readonly<Ref<boolean>> {
  const hidden = ref(document.hidden)
  const look = () => {
    hidden.value = document.hidden
  }
  document.addEventListener('visibilitychange', look)
  onScopeDispose(() => document.removeEventListener('visibilitychange', look))
  return readonly(hidden)
}
