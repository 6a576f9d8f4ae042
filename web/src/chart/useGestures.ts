import { onScopeDispose, watch, type Ref } from 'vue'

/** What a reader does on the plot. Places are pixels from the plot's left edge, within it. */
export interface Gestures {
  /** The pointer is there; undefined where it has left. */
  points(left: number | undefined): void
  /** A click: it locks, or frees a lock. */
  clicks(left: number): void
  /** A tap of a finger: it points, or frees a lock. */
  taps(left: number): void
  /** A finger that pressed long, and then moves: it locks there. */
  holds(left: number): void
  /** A drag by so many pixels to the right since the last call. */
  pans(by: number): void
  zooms(factor: number): void
  /** A drag with shift, from one place to another. */
  selects(from: number, to: number): void
  /** A double click or two taps. */
  returns(): void
}

const LONG_PRESS_MS = 350
const TAP_TWICE_MS = 300
/** A wheel's notch of 100 pixels zooms by that. */
const NOTCH = 1.15
const LINE_PIXELS = 33
/** A smaller move is a click. */
const DRAG = 4

interface Press {
  readonly at: number
  last: number
  /** Pixels moved sideways make it a drag, which is no click. */
  drags: boolean
  readonly selects: boolean
}

/** Listens for gestures on the plot, as long as the component lives. */
export function useGestures(plot: Readonly<Ref<HTMLElement | undefined>>, on: Gestures): void {
  const touches = new Map<number, { x: number; y: number }>()
  let press: Press | undefined
  let wasDrag = false
  let pressing: ReturnType<typeof setTimeout> | undefined
  let pinched = 0
  let held = false
  let lastTap = -Infinity

  function left(event: MouseEvent): number {
    const { left, width } = (plot.value as HTMLElement).getBoundingClientRect()
    return Math.min(Math.max(event.clientX - left, 0), width)
  }
  const isTouch = (event: Event) => (event as PointerEvent).pointerType === 'touch'

  function down(event: PointerEvent): void {
    if (isTouch(event)) return touched(event)
    if (event.button !== 0) return
    plot.value?.setPointerCapture(event.pointerId)
    wasDrag = false
    press = { at: left(event), last: event.clientX, drags: false, selects: event.shiftKey }
  }

  function move(event: PointerEvent): void {
    if (isTouch(event)) return slid(event)
    if (press === undefined) return on.points(left(event))
    const by = event.clientX - press.last
    if (!press.drags && Math.abs(by) < DRAG) return
    press.drags = true
    press.last = event.clientX
    if (press.selects) on.selects(press.at, left(event))
    else if (by !== 0) on.pans(by)
  }

  function up(event: PointerEvent): void {
    if (isTouch(event)) return lifted(event)
    wasDrag = press?.drags ?? false
    press = undefined
  }

  function touched(event: PointerEvent): void {
    touches.set(event.pointerId, { x: event.clientX, y: event.clientY })
    held = false
    clearTimeout(pressing)
    if (touches.size === 1) {
      pressing = setTimeout(() => {
        held = true
        on.holds(left(event))
      }, LONG_PRESS_MS)
    }
    pinched = spread()
  }

  function slid(event: PointerEvent): void {
    const before = touches.get(event.pointerId)
    if (before === undefined) return
    touches.set(event.pointerId, { x: event.clientX, y: event.clientY })
    if (touches.size === 2) {
      const now = spread()
      if (pinched > 0 && now > 0) on.zooms(pinched / now)
      pinched = now
    } else if (held) on.holds(left(event))
    else {
      if (Math.abs(event.clientX - before.x) < DRAG && press === undefined) return
      // A finger that moves sideways reads along.
      clearTimeout(pressing)
      press ??= { at: left(event), last: event.clientX, drags: true, selects: false }
      on.points(left(event))
    }
  }

  function lifted(event: PointerEvent): void {
    clearTimeout(pressing)
    const alone = touches.size === 1
    touches.delete(event.pointerId)
    const moved = press !== undefined
    if (touches.size === 0) press = undefined
    if (!alone || held || moved || event.type === 'pointercancel') return
    if (event.timeStamp - lastTap < TAP_TWICE_MS) on.returns()
    else on.taps(left(event))
    lastTap = event.timeStamp
  }

  function spread(): number {
    const [a, b] = [...touches.values()]
    return a === undefined || b === undefined ? 0 : Math.max(1, Math.hypot(a.x - b.x, a.y - b.y))
  }

  function clicked(event: MouseEvent): void {
    if (!isTouch(event) && !wasDrag) on.clicks(left(event))
  }

  /** A wheel that can scroll the page does that. With Ctrl, as pinches of a touchpad have it, it zooms. */
  function turned(event: WheelEvent): void {
    if (!event.ctrlKey && scrolls(plot.value as HTMLElement)) return
    event.preventDefault()
    const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * LINE_PIXELS : event.deltaY
    on.zooms(NOTCH ** (pixels / 100))
  }

  const listeners = {
    pointerdown: down,
    pointermove: move,
    pointerup: up,
    pointercancel: up,
    pointerleave: (event: PointerEvent) => !isTouch(event) && press === undefined && on.points(undefined),
    click: clicked,
    dblclick: () => on.returns(),
    wheel: turned,
    contextmenu: (event: Event) => isTouch(event) && event.preventDefault()
  } as unknown as Record<string, EventListener>

  const listen = (element: HTMLElement | undefined, how: 'addEventListener' | 'removeEventListener') => {
    for (const [type, act] of Object.entries(listeners)) element?.[how](type, act, { passive: false })
  }
  watch(
    plot,
    (now, before) => {
      listen(before, 'removeEventListener')
      listen(now, 'addEventListener')
    },
    { immediate: true }
  )
  onScopeDispose(() => {
    clearTimeout(pressing)
    listen(plot.value, 'removeEventListener')
  })
}

/** Whether the page, or a part of it that holds the element, can be scrolled up or down. */
export function scrolls(element: HTMLElement): boolean {
  const root = document.documentElement
  for (let each: HTMLElement | null = element.parentElement; each !== null; each = each.parentElement) {
    if (each.scrollHeight <= each.clientHeight + 1) continue
    const { overflowY } = getComputedStyle(each)
    if (each === root ? overflowY !== 'hidden' : overflowY === 'auto' || overflowY === 'scroll') return true
  }
  return false
}
