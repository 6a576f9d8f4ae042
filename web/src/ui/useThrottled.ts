import { onScopeDispose, shallowReadonly, shallowRef, watch, type Ref, type ShallowRef } from 'vue'

/** Follows a value at once, but no more often than that; the last one always comes. */
export function useThrottled<T>(source: Readonly<Ref<T>>, everyMillis: number): Readonly<ShallowRef<T>> {
  const followed = shallowRef(source.value)
  let resting: ReturnType<typeof setTimeout> | undefined
  function follow(): void {
    if (followed.value === source.value) return
    followed.value = source.value
    resting = setTimeout(() => {
      resting = undefined
      follow()
    }, everyMillis)
  }
  watch(source, () => {
    if (resting === undefined) follow()
  })
  onScopeDispose(() => clearTimeout(resting))
  return shallowReadonly(followed) as Readonly<ShallowRef<T>>
}
