import { onMounted, onScopeDispose, ref, watch, type Ref } from 'vue'

/** The share of the height on either side of the middle in which the row may stand: together the middle third. */
const CALM = 1 / 6

export interface Centred {
  /** Whether the reader has scrolled away; then nothing moves by itself. */
  readonly away: Readonly<Ref<boolean>>
  centre(): void
}

/** Keeps what `row` selects in the middle third of what scrolls, below its head, while rows come and go above (`above` tells how many). */
export function useCentred(scroller: Readonly<Ref<HTMLElement | null>>, row: string, above: () => number): Centred {
  const away = ref(false)
  /** The sizes of the frame and of its content. A change of them scrolls, too, but that is not the reader. */
  let heights = ''

  /** The distance of the row below the middle, in pixels. */
  function off(): number {
    const frame = scroller.value
    const middle = frame?.querySelector(row)?.getBoundingClientRect()
    if (frame === null || middle === undefined) return 0
    const { top } = frame.getBoundingClientRect()
    const head = frame.querySelector('thead')?.offsetHeight ?? 0
    return middle.top + middle.height / 2 - (top + (head + frame.clientHeight) / 2)
  }
  function changed(): boolean {
    const before = heights
    heights = `${scroller.value?.clientHeight} ${scroller.value?.scrollHeight}`
    return heights !== before
  }
  function centre(): void {
    away.value = false
    changed()
    scroller.value?.scrollBy({ top: off(), behavior: 'instant' })
  }
  /** Rows may come and go: only when the row has left the middle third, it is brought back. */
  function stay(): void {
    changed()
    if (!away.value && Math.abs(off()) > (scroller.value?.clientHeight ?? 0) * CALM) centre()
  }
  function scrolled(): void {
    const frame = scroller.value
    if (frame === null) return
    if (changed()) return stay()
    const most = frame.scrollHeight - frame.clientHeight
    // At an end the row may be as near to the middle as it gets.
    const by = Math.min(most, Math.max(0, frame.scrollTop + off())) - frame.scrollTop
    away.value = Math.abs(by) > frame.clientHeight * CALM
  }

  watch(above, stay, { flush: 'post' })
  const sizes = new ResizeObserver(stay)
  onMounted(() => {
    if (scroller.value === null) return
    scroller.value.addEventListener('scroll', scrolled, { passive: true })
    sizes.observe(scroller.value)
    centre()
  })
  onScopeDispose(() => sizes.disconnect())
  return { away, centre }
}
