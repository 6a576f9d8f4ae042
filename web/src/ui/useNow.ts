import { onScopeDispose, readonly, ref, type Ref } from 'vue'

/** Milliseconds of a clock that never goes back, looked at a few times a second; rests while the page is hidden. */
export function useNow(everyMillis = 200): Readonly<Ref<number>> {
  const now = ref(performance.now())
  const timer = setInterval(() => {
    if (!document.hidden) now.value = performance.now()
  }, everyMillis)
  onScopeDispose(() => clearInterval(timer))
  return readonly(now)
}
