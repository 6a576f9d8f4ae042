import { onScopeDispose, readonly, ref, watch, type Ref, type ShallowRef } from 'vue'

/** The width and the height of an element in pixels; 0 while it is not shown. */
export function useSize(element: Readonly<ShallowRef<HTMLElement | null>>): Readonly<Ref<{ readonly width: number; readonly height: number }>> {
  const size = ref({ width: 0, height: 0 })
  const observer = new ResizeObserver(([entry]) => {
    const { width = 0, height = 0 } = entry?.contentRect ?? {}
    size.value = { width: Math.round(width), height: Math.round(height) }
  })
  watch(
    element,
    (now, before) => {
      if (before) observer.unobserve(before)
      if (now) observer.observe(now)
      else size.value = { width: 0, height: 0 }
    },
    { immediate: true, flush: 'post' }
  )
  onScopeDispose(() => observer.disconnect())
  return readonly(size)
}
