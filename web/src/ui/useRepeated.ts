import { onScopeDispose, shallowReadonly, shallowRef, toValue, watch, type MaybeRefOrGetter, type Ref, type ShallowRef } from 'vue'
import { ask } from '../wire/api'
import type { Check } from '../wire/check'

/** The last answer to a path, when it came, and what went wrong since. */
export interface Repeated<T> {
  readonly answer: T | undefined
  /** By the clock of {@link performance.now}. */
  readonly at: number
  readonly failure: string | undefined
}

/**
 * Asks for a path of the API a while after each answer, and at once when the path changes. It rests while the path is undefined
 * or the page is hidden. An answer stays until the next, but not for another path.
 */
export function useRepeated<T>(
  path: Ref<string | undefined>,
  check: Check<T>,
  everyMillis: MaybeRefOrGetter<number>
): Readonly<ShallowRef<Repeated<T>>> {
  const nothing: Repeated<T> = { answer: undefined, at: 0, failure: undefined }
  const state = shallowRef<Repeated<T>>(nothing)
  let timer: ReturnType<typeof setTimeout> | undefined
  let under: AbortController | undefined

  function again(): void {
    clearTimeout(timer)
    under?.abort()
    under = undefined
    if (path.value !== undefined && !document.hidden) void turn(path.value, (under = new AbortController()))
  }

  async function turn(asked: string, mine: AbortController): Promise<void> {
    try {
      const answer = await ask(asked, check, mine.signal)
      if (under !== mine) return
      state.value = { answer, at: performance.now(), failure: undefined }
    } catch (failure) {
      if (under !== mine) return
      state.value = { ...state.value, failure: failure instanceof Error ? failure.message : String(failure) }
    }
    timer = setTimeout(again, toValue(everyMillis))
  }

  watch(
    path,
    () => {
      state.value = nothing
      again()
    },
    { immediate: true }
  )
  document.addEventListener('visibilitychange', again)
  onScopeDispose(() => {
    clearTimeout(timer)
    under?.abort()
    under = undefined
    document.removeEventListener('visibilitychange', again)
  })
  return shallowReadonly(state) as Readonly<ShallowRef<Repeated<T>>>
}
