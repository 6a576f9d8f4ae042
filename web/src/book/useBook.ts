import {
  computed,
  inject,
  onScopeDispose,
  provide,
  readonly,
  ref,
  shallowReadonly,
  shallowRef,
  watch,
  type InjectionKey,
  type Ref,
  type ShallowRef
} from 'vue'
import { stepAt, stepFrom } from '../ui/steps'
import { choiceOf, MOST_RANGE, type ViewState } from '../ui/view'
import { askedRange } from './window'
import type { Subscription } from '../wire/stream'
import type { Held } from './views'
import { useShown } from './useBeat'
import { useHeld } from './useStream'

export interface Books {
  /** The depth that the reader has chosen, at the page's beat; stays as it was while the page is hidden. */
  readonly held: Readonly<ShallowRef<Held>>
  /** The distance from the reference mid that the held depth goes to, in per cent. */
  readonly within: Readonly<Ref<number>>
  /** Its best prices alone, while the page is hidden. */
  readonly best: Readonly<ShallowRef<Held>>
  /** While it is true, all that the page shows of books stays as it was. */
  readonly frozen: Readonly<Ref<boolean>>
  freeze(on: boolean): void
}

const KEY: InjectionKey<Books> = Symbol('book')
const LEVELS = 5_000
/** The range until the first book shows which one suits it. */
const FIRST_RANGE = 10
/** More steps than this across the window are finer than any screen. */
const FINE_STEPS = 4_000
/** All that the desk shows of the chosen depth goes out together, this often. */
export const DESK = { intervalMs: 250, moment: 'desk' } as const
const HIDDEN_EVERY_MS = 2_000

/**
 * Holds the chosen depth, for this component and all within it. While the page is hidden only the best prices come, for its
 * title; when it is seen again the whole comes anew, as a snapshot.
 */
export function provideBook(view: Readonly<Ref<ViewState>>): Books {
  const hidden = useHidden()
  const range = computed(() => askedRange(Math.min(MOST_RANGE, (view.value.range ?? FIRST_RANGE) + Math.abs(view.value.pan))))
  const key = computed(() => JSON.stringify([view.value.instrument, choiceOf(view.value), range.value]))
  /** The step that the levels are put together by, where there are more than may be had; for the choice of that key. */
  const coarse = shallowRef<{ readonly key: string; readonly group: string }>()
  const asked = (when: boolean, how: () => Omit<Subscription, 'instrument'>) =>
    computed((): Subscription | undefined =>
      view.value.instrument === '' || hidden.value !== when ? undefined : { instrument: view.value.instrument, ...choiceOf(view.value), ...how() }
    )
  const group = computed(() => (coarse.value?.key === key.value ? coarse.value.group : undefined))
  const held = useHeld(asked(false, () => ({ levels: LEVELS, range: range.value, group: group.value, breakdown: true, ...DESK })))
  const frozen = ref(false)
  const freeze = (on: boolean) => {
    frozen.value = on && shown.value.book !== undefined
  }
  const shown = useFrozen(useShown(held), frozen)
  watch(
    () => view.value.instrument,
    () => freeze(false)
  )
  const books: Books = {
    frozen: readonly(frozen),
    freeze,
    held: shown,
    within: computed(() => shown.value.before?.range ?? range.value),
    best: useHeld(asked(true, () => ({ levels: 1, intervalMs: HIDDEN_EVERY_MS })))
  }
  watch(held, ({ book }) => {
    const reference = Number(book?.measures.referenceMid)
    if (group.value !== undefined || book === undefined || Math.max(book.bids.prices.length, book.asks.prices.length) < LEVELS) return
    if (reference > 0) coarse.value = { key: key.value, group: stepAt(stepFrom((reference * range.value) / 50 / FINE_STEPS)) }
  })
  provide(KEY, books)
  return books
}

/** What is held, or what was held when the reader froze the page. */
export function useFrozen(held: Readonly<ShallowRef<Held>>, frozen: Readonly<Ref<boolean>>): Readonly<ShallowRef<Held>> {
  const kept = shallowRef(held.value)
  watch(
    [held, frozen],
    ([now, still]) => {
      if (!still) kept.value = now
    },
    { flush: 'sync' }
  )
  return shallowReadonly(kept) as Readonly<ShallowRef<Held>>
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
