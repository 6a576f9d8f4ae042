/**
 * The depth chart on uPlot: axes, grid and scales are the library's, what must be exact is drawn here. It is free of Vue: its
 * owner makes it, gives it scenes and destroys it.
 */
import uPlot from 'uplot'
import { followTop } from '../book/window'
import { priceTicks, onScale, sizeTicks, type Tick } from './axis'
import type { Frame, Steps } from './curve'
import { drawing } from './drawing'
import { Lettering } from './lettering'
import type { Colours, Mark, Words } from './mark'
import { paint } from './paint'
import { profile, RIBBON_COLUMN, RIBBON_HEIGHT, type Profile } from './ribbon'
import type { Scene, SideScene } from './scene'
import type { Sides } from '../wire/decode'
import { words } from '../ui/words'

/** The content of the canvas, taken from the very scene that was drawn. */
export interface Drawn {
  readonly instrument: string
  readonly sequence: number
  readonly window: readonly [number, number]
  readonly mid: number | undefined
  /** Price and value of every step, best first; the values are what the size axis counts in. */
  readonly bids: readonly (readonly [price: number, value: number])[]
  readonly asks: readonly (readonly [price: number, value: number])[]
  readonly layers: Scene['layers']
  readonly x: Scene['x']
  readonly y: Scene['y']
  readonly scale: Scene['scale']
  /** The names of all that is drawn, from back to front. */
  readonly marks: readonly string[]
  readonly words: readonly string[]
  readonly xTicks: readonly string[]
  readonly yTicks: readonly string[]
}

const FONT_SIZE = 12
/** From an axis to its words. */
const TICK_GAP = 8
const X_TICK_WIDTH = 76
const Y_TICK_HEIGHT = 50
const Y_AXIS_WIDTH = 50
const X_AXIS_HEIGHT = 24
const HEAD = 26
/** From the plot's foot to the base line of the price labels. */
const PRICES_BELOW = RIBBON_HEIGHT + 16
/** A narrower chart has one size axis, unless each side has its own. */
const NARROW = 500
/** A logarithmic axis shows so many powers of ten at the most. */
const MOST_DECADES = 5

export class DepthChart {
  private readonly plot: uPlot
  private scene: Scene | undefined
  private shown: Scene | undefined
  private marks: readonly Mark[] = []
  private ticks: Record<'x' | 'bid' | 'ask', readonly Tick[]> = { x: [], bid: [], ask: [] }
  private tops: Record<'bid' | 'ask', number | undefined> = { bid: undefined, ask: undefined }
  private key = ''
  private axes = ''
  private heights: Scene['heights'] = 'shared'
  private told: Partial<Sides<Profile>> = {}
  private toldKey = ''
  private due = false
  private readonly lettering = new Lettering()

  /** `drawn` gets the sequence of each book that has been drawn. */
  constructor(
    private readonly element: HTMLElement,
    private readonly colours: () => Colours,
    private readonly drawn: (sequence: number) => void
  ) {
    this.plot = new uPlot(
      this.options(),
      [
        [0, 1],
        [null, null],
        [null, null]
      ],
      element
    )
  }

  /** Draws this scene after the running code. If there are several by then, it draws the last. */
  show(next: Scene): void {
    this.scene = next
    if (this.due) return
    this.due = true
    queueMicrotask(() => this.draw())
  }

  resize(width: number, height: number): void {
    if (width > 0 && height > 0) this.plot.setSize({ width, height })
  }

  /** The element over the plot, without the axes. */
  get over(): HTMLElement {
    return this.plot.over
  }

  /** The width of the plot without the axes, in pixels of the page. */
  get width(): number {
    return this.plot.bbox.width / uPlot.pxRatio
  }

  /** The price at so many pixels from the plot's left edge. */
  priceAt(left: number): number {
    return this.plot.posToVal(left, 'x')
  }

  /** Pixels from the plot's left edge. */
  leftOf(price: number): number {
    return this.plot.valToPos(price, 'x')
  }

  now(): Drawn | undefined {
    if (this.shown === undefined) return undefined
    const { instrument, sequence, window, mid, bids, asks, layers, x, y, scale } = this.shown
    return {
      instrument,
      sequence,
      mid,
      layers,
      x,
      y,
      scale,
      window: [window.low, window.high],
      bids: pairs(bids.steps),
      asks: pairs(asks.steps),
      marks: this.marks.flatMap(mark => (mark.kind === 'words' ? [] : [mark.what])),
      words: this.marks.flatMap(mark => (mark.kind === 'words' ? [mark.text] : [])),
      xTicks: this.ticks.x.map(tick => tick.words),
      yTicks: this.ticks.bid.map(tick => tick.words)
    }
  }

  destroy(): void {
    this.scene = undefined
    this.plot.destroy()
  }

  private draw(): void {
    this.due = false
    const scene = this.scene
    if (scene === undefined) return
    this.settle(scene)
    const { low, high } = scene.window
    const axes = [low, high, scene.x, scene.x === 'price' || scene.reference, scene.scale, scene.heights, this.tops.bid, this.tops.ask].join()
    this.plot.batch(() => {
      // The axes may be as before and the book another.
      if (axes !== this.axes) {
        this.plot.setScale('x', { min: low, max: high })
        for (const which of ['bid', 'ask'] as const) {
          const top = this.tops[which] ?? 1
          this.plot.setScale(which, { min: scene.scale === 'log' ? Math.log10(floorOf(top)) : 0, max: onScale(top, scene.scale, floorOf(top)) })
        }
      }
      this.plot.redraw(false, axes !== this.axes)
    })
    this.axes = axes
    this.shown = scene
    this.drawn(scene.sequence)
  }

  /** The height of the axes: as before where that still suits, anew where something else is shown. */
  private settle(scene: Scene): void {
    const key = [scene.instrument, scene.y, scene.scale, scene.heights, scene.window.high - scene.window.low].join()
    if (key !== this.key) this.tops = { bid: undefined, ask: undefined }
    this.key = key
    const needed = { bid: peak(scene.bids), ask: peak(scene.asks) }
    if (scene.heights === 'shared') needed.bid = needed.ask = Math.max(needed.bid, needed.ask)
    this.tops = { bid: followTop(this.tops.bid, needed.bid), ask: followTop(this.tops.ask, needed.ask) }
    if (scene.heights !== this.heights) {
      this.heights = scene.heights
      // The room that the axes take is measured anew.
      this.plot.setSize({ width: this.plot.width, height: this.plot.height })
    }
  }

  private options(): uPlot.Options {
    const colour = (name: keyof Colours) => () => this.colours()[name]
    const axis = { stroke: colour('muted'), ticks: { stroke: colour('grid') }, grid: { stroke: colour('grid'), width: 1 } }
    const sizes = (which: 'bid' | 'ask', side: 1 | 3): uPlot.Axis => ({
      ...axis,
      scale: which,
      side,
      size: () => (which === 'bid' || this.hasBothAxes ? Y_AXIS_WIDTH : 0),
      ticks: { show: false },
      grid: { ...axis.grid, show: which === 'bid' },
      splits: plot => (this.ticks[which] = this.sizeTicks(plot, which)).map(tick => tick.at),
      // The words are written here, with all others.
      values: () => []
    })
    const series = (scale: string): uPlot.Series => ({ scale, paths: () => null, points: { show: false } })
    return {
      width: this.element.clientWidth || 600,
      height: this.element.clientHeight || 360,
      legend: { show: false },
      cursor: { show: false },
      padding: [HEAD, () => (this.hasBothAxes ? 0 : TICK_GAP), 0, 0],
      scales: { x: { time: false, auto: false }, bid: { auto: false }, ask: { auto: false } },
      series: [{}, series('bid'), series('ask')],
      axes: [
        {
          ...axis,
          size: X_AXIS_HEIGHT + RIBBON_HEIGHT,
          ticks: { show: false },
          splits: plot => (this.ticks.x = this.priceTicks(plot)).map(tick => tick.at),
          values: () => []
        },
        sizes('bid', 3),
        sizes('ask', 1)
      ],
      hooks: { draw: [plot => this.drawMarks(plot)] }
    }
  }

  private get hasBothAxes(): boolean {
    return this.heights === 'own' || this.element.clientWidth >= NARROW
  }

  private priceTicks(plot: uPlot): readonly Tick[] {
    if (this.scene === undefined) return []
    const { window, reference, x } = this.scene
    const most = Math.max(3, Math.floor(plot.bbox.width / uPlot.pxRatio / X_TICK_WIDTH))
    return priceTicks(window.low, window.high, reference, x, most)
  }

  private sizeTicks(plot: uPlot, which: 'bid' | 'ask'): readonly Tick[] {
    if (this.scene === undefined || (which === 'ask' && !this.hasBothAxes)) return []
    const top = this.tops[which] ?? 1
    // A narrow chart has no room for more than a few.
    const most = Math.max(2, Math.min(plot.width < NARROW ? 4 : 8, Math.floor(plot.bbox.height / uPlot.pxRatio / Y_TICK_HEIGHT)))
    return sizeTicks(top, floorOf(top), this.scene.scale, most)
  }

  private drawMarks(plot: uPlot): void {
    if (this.scene === undefined) return
    const { left, top, width, height } = plot.bbox
    const ratio = uPlot.pxRatio
    const { scale, window } = this.scene
    this.lettering.font(FONT_SIZE * ratio)
    const perPrice = width / (window.high - window.low)
    const scales = { bid: heights(plot, 'bid'), ask: heights(plot, 'ask') }
    const floors = { bid: floorOf(this.tops.bid ?? 1), ask: floorOf(this.tops.ask ?? 1) }
    const frame: Frame = {
      left,
      top,
      width,
      height,
      ratio,
      x: price => left + (price - window.low) * perPrice,
      y: (value, side) => {
        const { min, perUnit } = scales[side]
        return top + height - (onScale(value, scale, floors[side]) - min) * perUnit
      },
      measure: text => this.lettering.measure(text)
    }
    this.marks = drawing(this.scene, frame, this.colours(), this.profiles(this.scene, width / ratio))
    const place = { left, top, width, height, ratio }
    const [inPlot, under] = [this.marks.filter(mark => mark.kind !== 'bar'), this.marks.filter(mark => mark.kind === 'bar')]
    paint(plot.ctx, inPlot, place)
    paint(plot.ctx, under, { ...place, top: top + height, height: RIBBON_HEIGHT * ratio })
    this.lettering.write(plot.ctx, [...this.marks.filter(mark => mark.kind === 'words'), ...this.tickWords(frame)], place)
  }

  /** The shares told in columns of the window; near those before, as long as the same is shown. */
  private profiles({ instrument, window, bids, asks }: Scene, width: number): Sides<Profile> {
    const count = Math.max(1, Math.round(width / RIBBON_COLUMN))
    const key = [instrument, window.low, window.high, count].join()
    const before = key === this.toldKey ? this.told : {}
    this.toldKey = key
    const told = { bid: profile(bids.coverage, window, count, before.bid), ask: profile(asks.coverage, window, count, before.ask) }
    this.told = told
    return told
  }

  /** The units of the axes, in the corners beside them. */
  private units(left: number, top: number, height: number, ratio: number): Words[] {
    if (this.scene === undefined) return []
    const { x, y, base, quote } = this.scene
    const unit = { kind: 'words', colour: this.colours().muted, outside: true, align: 'right', x: left - TICK_GAP * ratio } as const
    const prices = { price: quote, percent: words.chart.percent, bps: words.chart.bps }[x]
    return [
      { ...unit, text: y === 'base' ? base : quote, y: top - 8 * ratio },
      { ...unit, text: prices, y: top + height + PRICES_BELOW * ratio }
    ]
  }

  private tickWords({ left, top, width, height, ratio, x, measure }: Frame): Words[] {
    const common = { kind: 'words', colour: this.colours().muted, outside: true } as const
    const gap = TICK_GAP * ratio
    const middle = (FONT_SIZE * ratio) / 3
    const sizes = (which: 'bid' | 'ask', at: number, align: Words['align']) => {
      const { min, perUnit } = heights(this.plot, which)
      return this.ticks[which].map((tick): Words => ({
        ...common,
        text: tick.words,
        x: at,
        y: top + height - (tick.at - min) * perUnit + middle,
        align
      }))
    }
    const units = this.units(left, top, height, ratio)
    // A label that would stick out, or stand on the unit, is left out.
    const from = units.length === 0 ? 0 : left - gap + 4 * ratio
    const prices = this.ticks.x.flatMap((tick): Words[] => {
      const [at, half] = [x(tick.at), measure(tick.words) / 2]
      if (at - half < from || at + half > this.plot.ctx.canvas.width) return []
      return [{ ...common, text: tick.words, align: 'center', y: top + height + PRICES_BELOW * ratio, x: at }]
    })
    return [...prices, ...units, ...sizes('bid', left - gap, 'right'), ...(this.hasBothAxes ? sizes('ask', left + width + gap, 'left') : [])]
  }
}

function heights(plot: uPlot, scale: string): { min: number; perUnit: number } {
  const { min, max } = plot.scales[scale] ?? {}
  const [low, high] = [min ?? 0, max ?? 1]
  return { min: low, perUnit: plot.bbox.height / (high - low || 1) }
}

/** The foot of a logarithmic axis. */
function floorOf(top: number): number {
  return 10 ** (Math.ceil(Math.log10(top)) - MOST_DECADES)
}

function peak(side: SideScene): number {
  return side.steps.values.at(-1) ?? 0
}

function pairs({ prices, values }: Steps): [price: number, value: number][] {
  return Array.from(prices, (price, i) => [price, values[i] ?? 0])
}
