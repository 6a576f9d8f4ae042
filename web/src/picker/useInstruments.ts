import { computed, onScopeDispose, readonly, ref, shallowReadonly, shallowRef, watch, type ComputedRef, type Ref, type ShallowRef } from 'vue'
import { listPath } from './picker'
import { instruments, type List } from '../wire/instruments'
import { useRepeated } from '../ui/useRepeated'

export interface Instruments {
  /** The instruments that are offered while nothing is typed; undefined until the server has answered. */
  readonly first: ComputedRef<List | undefined>
  /** The result of the last search. It stays until the next one is answered or fails. */
  readonly found: Readonly<ShallowRef<List | undefined>>
  /** Whether what is found is not yet of what is typed. */
  readonly waiting: ComputedRef<boolean>
  /** Why the server could not be asked. */
  readonly failure: ComputedRef<string | undefined>
}

const SETTLED_MS = 150
const UNANSWERED_MS = 2_000
const KNOWN_MS = 60_000
const LOOKED_AT_MS = 5_000

/** Looks for the typed text among all instruments, once typing rests. The text is undefined while the picker is closed. */
export function useInstruments(typed: Ref<string | undefined>): Instruments {
  const known = (): number => (head.value.answer?.instruments.length ? KNOWN_MS : UNANSWERED_MS)
  const head = useRepeated(ref(listPath('')), instruments, known)
  const settled = useSettled(typed, SETTLED_MS)
  const path = computed(() => (settled.value === undefined ? undefined : listPath(settled.value)))
  const again = (): number => (search.value.failure === undefined ? LOOKED_AT_MS : UNANSWERED_MS)
  const search = useRepeated(path, instruments, again)
  const first = computed(() => head.value.answer)
  const found = shallowRef<List>()
  watch([search, first, settled], () => {
    if (search.value.answer !== undefined) found.value = search.value.answer
    else if (settled.value === '') found.value = first.value
    else if (path.value === undefined || search.value.failure !== undefined) found.value = undefined
  })
  const unanswered = () => path.value !== undefined && search.value.answer === undefined && search.value.failure === undefined
  return {
    first,
    found: shallowReadonly(found) as Readonly<ShallowRef<List | undefined>>,
    waiting: computed(() => typed.value !== settled.value || unanswered()),
    failure: computed(() => (search.value.answer === undefined ? search.value.failure : undefined))
  }
}

/** Follows a text once it rests, and at once where it is emptied or none. */
function useSettled(text: Ref<string | undefined>, millis: number): Readonly<Ref<string | undefined>> {
  const settled = ref(text.value)
  let timer: ReturnType<typeof setTimeout> | undefined
  const settle = () => {
    settled.value = text.value
  }
  watch(
    text,
    () => {
      clearTimeout(timer)
      if (text.value) timer = setTimeout(settle, millis)
      else settle()
    },
    { flush: 'sync' }
  )
  onScopeDispose(() => clearTimeout(timer))
  return readonly(settled)
}
