// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { effectScope, shallowRef, type EffectScope } from 'vue'
import { useGestures, type Gestures } from './useGestures'

const told: unknown[][] = []
const tell =
  (name: keyof Gestures) =>
  (...values: unknown[]) =>
    void told.push([name, ...values])
let plot: HTMLElement
let scope: EffectScope

beforeEach(() => {
  vi.useFakeTimers()
  told.length = 0
  plot = document.createElement('div')
  plot.getBoundingClientRect = () => ({ left: 100, width: 400 }) as DOMRect
  document.body.append(plot)
  scope = effectScope()
  scope.run(() =>
    useGestures(shallowRef(plot), {
      points: tell('points'),
      clicks: tell('clicks'),
      taps: tell('taps'),
      holds: tell('holds'),
      pans: tell('pans'),
      zooms: tell('zooms'),
      selects: tell('selects'),
      returns: tell('returns')
    })
  )
})
afterEach(() => {
  scope.stop()
  plot.remove()
  vi.useRealTimers()
})

function pointer(type: string, clientX: number, more: PointerEventInit & { at?: number } = {}): void {
  const event = new PointerEvent(type, { clientX, pointerType: 'mouse', ...more })
  if (more.at !== undefined) Object.defineProperty(event, 'timeStamp', { value: more.at })
  plot.dispatchEvent(event)
}
const finger = (type: string, clientX: number, more: PointerEventInit & { at?: number } = {}) =>
  pointer(type, clientX, { pointerType: 'touch', pointerId: 1, ...more })
function wheel(deltaY: number, more: WheelEventInit = {}): boolean {
  const event = new WheelEvent('wheel', { deltaY, cancelable: true, ...more })
  Object.defineProperty(event, 'ctrlKey', { value: more.ctrlKey === true })
  plot.dispatchEvent(event)
  return event.defaultPrevented
}

describe('a mouse', () => {
  it('points within the plot, and no more when it has left', () => {
    pointer('pointermove', 150)
    pointer('pointermove', 999)
    pointer('pointerleave', 999)
    expect(told).toEqual([
      ['points', 50],
      ['points', 400],
      ['points', undefined]
    ])
  })

  it('clicks where it has not moved, and pans where it has', () => {
    pointer('pointerdown', 150)
    pointer('pointermove', 152)
    pointer('pointerup', 152)
    pointer('click', 152)
    expect(told).toEqual([['clicks', 52]])
    told.length = 0
    pointer('pointerdown', 150)
    pointer('pointermove', 160)
    pointer('pointermove', 155)
    pointer('pointerup', 155)
    pointer('click', 155)
    expect(told).toEqual([
      ['pans', 10],
      ['pans', -5]
    ])
  })

  it('selects with shift', () => {
    pointer('pointerdown', 150, { shiftKey: true })
    pointer('pointermove', 250)
    pointer('pointermove', 240)
    pointer('pointerup', 240)
    pointer('click', 240)
    expect(told).toEqual([
      ['selects', 50, 150],
      ['selects', 50, 140]
    ])
  })

  it('does nothing with its other buttons', () => {
    pointer('pointerdown', 150, { button: 2 })
    pointer('pointermove', 200)
    expect(told).toEqual([['points', 100]])
  })

  it('returns with a double click', () => {
    pointer('dblclick', 150)
    expect(told).toEqual([['returns']])
  })
})

describe('the wheel', () => {
  const scrollable = (height: number) => Object.defineProperty(document.documentElement, 'scrollHeight', { value: height, configurable: true })
  afterEach(() => scrollable(0))

  it('zooms where the page cannot be scrolled', () => {
    expect(wheel(100)).toBe(true)
    expect(wheel(-3, { deltaMode: 1 })).toBe(true)
    expect(told[0]).toEqual(['zooms', 1.15])
    expect(told[1]?.[1]).toBeCloseTo(1.15 ** -0.99)
  })

  it('is the page’s where that scrolls, unless Ctrl is held', () => {
    scrollable(5_000)
    expect(wheel(100)).toBe(false)
    expect(told).toEqual([])
    expect(wheel(100, { ctrlKey: true })).toBe(true)
    expect(told).toEqual([['zooms', 1.15]])
  })
})

describe('a finger', () => {
  it('points with a tap, and returns with two', () => {
    finger('pointerdown', 150)
    finger('pointerup', 150, { at: 1_000 })
    finger('pointerdown', 150)
    finger('pointerup', 150, { at: 1_200 })
    expect(told).toEqual([['taps', 50], ['returns']])
  })

  it('locks when it presses long, and moves the lock', () => {
    finger('pointerdown', 150)
    vi.advanceTimersByTime(400)
    finger('pointermove', 180)
    finger('pointerup', 180)
    expect(told).toEqual([
      ['holds', 50],
      ['holds', 80]
    ])
  })

  it('reads along when it moves sideways at once', () => {
    finger('pointerdown', 150)
    finger('pointermove', 170)
    finger('pointermove', 172)
    vi.advanceTimersByTime(400)
    finger('pointerup', 172)
    expect(told).toEqual([
      ['points', 70],
      ['points', 72]
    ])
  })

  it('pinches with another one', () => {
    finger('pointerdown', 200)
    finger('pointerdown', 300, { pointerId: 2 })
    finger('pointermove', 400, { pointerId: 2 })
    vi.advanceTimersByTime(400)
    finger('pointerup', 400, { pointerId: 2 })
    finger('pointerup', 200)
    expect(told[0]).toEqual(['zooms', 0.5])
    expect(told.some(([name]) => name === 'holds')).toBe(false)
  })
})

it('nothing is heard after the component has gone', () => {
  scope.stop()
  pointer('pointermove', 150)
  expect(told).toEqual([])
})
