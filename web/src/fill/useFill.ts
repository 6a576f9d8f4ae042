import { computed, shallowRef, watch, type ComputedRef, type Ref } from 'vue'
import { fill, type FillAnswer } from '../wire/fill'
import { useRepeated } from '../ui/useRepeated'
import { useThrottled } from '../ui/useThrottled'

const AT_MOST_EVERY_MS = 250
const AGAIN_MS = 2_000

export interface FillRequest {
  /** The API's path. */
  readonly path: string
  /** Whether the books are walked by prices after fees. */
  readonly fees: boolean
}

export interface Filling {
  /** The last good answer, and its request. The present request may be another one. */
  readonly last: Readonly<Ref<{ readonly asked: FillRequest; readonly answer: FillAnswer } | undefined>>
  /** Whether it is not of what is asked now, or not of now. */
  readonly old: ComputedRef<boolean>
  /** Why there is no answer to what is asked now. */
  readonly failure: ComputedRef<string | undefined>
}

/** Asks what an order would take, at once but at most 4 times a second, and every 2 s again; rests while nothing is asked. */
export function useFill(asked: ComputedRef<FillRequest | undefined>): Filling {
  const throttled = useThrottled(asked, AT_MOST_EVERY_MS)
  const path = computed(() => throttled.value?.path)
  const repeated = useRepeated(path, fill, AGAIN_MS)
  const last = shallowRef<{ readonly asked: FillRequest; readonly answer: FillAnswer }>()
  watch(repeated, ({ answer }) => {
    if (answer !== undefined && throttled.value !== undefined) last.value = { asked: throttled.value, answer }
  })
  return {
    last,
    old: computed(() => last.value?.asked.path !== asked.value?.path || repeated.value.failure !== undefined),
    failure: computed(() => repeated.value.failure)
  }
}
