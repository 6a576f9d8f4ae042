/**
 * The depth chart on uPlot: axes, scales and cursor are the library's, what must be exact is drawn here. Free of Vue: made,
 * told what to show, destroyed.
 */
import uPlot from 'uplot'
import type { PriceWindow } from '../model/window'
import { grouped, placesFor, price } from '../model/format'
import { pointsOf, type ChartData, type Point } from './chartData'

export interface Shown {
  readonly instrument: string
  readonly base: string
  readonly quote: string
  readonly sequence: number
  readonly data: ChartData
  readonly window: PriceWindow
  readonly mid: number | undefined
  readonly reach: { readonly bid: number | undefined; readonly ask: number | undefined }
}

export interface Colours {
  readonly bid: string
  readonly ask: string
  readonly ink: string
  readonly muted: string
  readonly grid: string
  readonly ground: string
}

/** What stands on the canvas now, taken from the very columns that were drawn. */
export interface Drawn {
  readonly instrument: string
  readonly sequence: number
  readonly window: readonly [number, number]
  readonly mid: number | undefined
  readonly bids: readonly Point[]
  readonly asks: readonly Point[]
}

const FONT = '12px system-ui, sans-serif'
const HATCH_GAP = 9
/** Room kept above the curves, so that a growing book does not touch the top. */
const HEADROOM = 1.08

export class DepthChart {
  private readonly plot: uPlot
  private shown: Shown | undefined
  private frame = 0

  constructor(
    private readonly element: HTMLElement,
    private readonly colours: () => Colours,
    private readonly pointed: (at: number | undefined) => void
  ) {
    this.plot = new uPlot(this.options(), [[], [], []], element)
  }

  /** Shows this from the next frame on; of several in one frame the last. */
  show(next: Shown): void {
    this.shown = next
    if (this.frame === 0) this.frame = requestAnimationFrame(() => this.draw())
  }

  resize(width: number, height: number): void {
    if (width > 0 && height > 0) this.plot.setSize({ width, height })
  }

  drawn(): Drawn | undefined {
    if (this.shown === undefined) return undefined
    const [x, bids, asks] = this.plot.data
    const { instrument, sequence, window, mid } = this.shown
    return {
      instrument,
      sequence,
      window: [window.low, window.high],
      mid,
      bids: pointsOf(x, bids ?? []).reverse(),
      asks: pointsOf(x, asks ?? [])
    }
  }

  destroy(): void {
    cancelAnimationFrame(this.frame)
    this.plot.destroy()
  }

  private draw(): void {
    this.frame = 0
    if (this.shown === undefined) return
    const { data, sequence } = this.shown
    this.plot.setData([data.x, data.bids, data.asks], false)
    this.plot.batch(() => {
      this.plot.setScale('x', { min: this.shown?.window.low ?? 0, max: this.shown?.window.high ?? 1 })
      this.plot.setScale('y', { min: 0, max: data.top > 0 ? data.top * HEADROOM : 1 })
    })
    this.element.dataset.sequence = String(sequence)
  }

  private options(): uPlot.Options {
    const colour = (name: keyof Colours) => () => this.colours()[name]
    const side = (name: 'bid' | 'ask', align: 1 | -1): uPlot.Series => ({
      scale: 'y',
      stroke: colour(name),
      fill: () => `${this.colours()[name]}40`,
      width: 2,
      spanGaps: true,
      points: { show: false },
      ...stepped(align)
    })
    const axis = { stroke: colour('muted'), font: FONT, labelFont: FONT, ticks: { stroke: colour('grid') }, grid: { stroke: colour('grid'), width: 1 } }
    return {
      width: this.element.clientWidth || 600,
      height: this.element.clientHeight || 360,
      legend: { show: false },
      padding: [26, 12, 0, 0],
      cursor: { drag: { setScale: false, x: false, y: false }, points: { show: false }, y: false },
      scales: { x: { time: false, auto: false }, y: { auto: false } },
      series: [{}, side('bid', -1), side('ask', 1)],
      axes: [
        {
          ...axis,
          label: ' ',
          labelSize: 16,
          size: 40,
          space: 90,
          values: (_, ticks, __, ___, step) =>
            ticks.map(tick => (this.shown === undefined ? '' : price(tick, this.shown.quote, placesFor(step))))
        },
        { ...axis, label: ' ', labelSize: 20, size: 64, values: (_, ticks, __, ___, step) => ticks.map(tick => grouped(tick, placesFor(step))) }
      ],
      hooks: {
        drawAxes: [plot => this.drawTitles(plot)],
        draw: [plot => this.drawBeyond(plot, 'bid'), plot => this.drawBeyond(plot, 'ask'), plot => this.drawMid(plot)],
        setCursor: [plot => this.pointed((plot.cursor.left ?? -1) < 0 ? undefined : plot.posToVal(plot.cursor.left ?? 0, 'x'))]
      }
    }
  }

  private drawTitles(plot: uPlot): void {
    if (this.shown === undefined) return
    const { ctx, bbox } = plot
    ctx.save()
    this.write(ctx, 'muted')
    ctx.textAlign = 'center'
    ctx.fillText(`Price (${this.shown.quote})`, bbox.left + bbox.width / 2, plot.ctx.canvas.height - 6 * ratio())
    ctx.translate(12 * ratio(), bbox.top + bbox.height / 2)
    ctx.rotate(-Math.PI / 2)
    ctx.fillText(`Cumulative size (${this.shown.base})`, 0, 0)
    ctx.restore()
  }

  /** Beyond the reach the size is a floor, as some venue told no more: the area is paled, hatched and said so. */
  private drawBeyond(plot: uPlot, side: 'bid' | 'ask'): void {
    const end = this.shown?.reach[side]
    if (this.shown === undefined || end === undefined) return
    const { low, high } = this.shown.window
    if (side === 'bid' ? end <= low : end >= high) return
    const { ctx, bbox } = plot
    const at = Math.min(Math.max(plot.valToPos(end, 'x', true), bbox.left), bbox.left + bbox.width)
    const [from, to] = side === 'bid' ? [bbox.left, at] : [at, bbox.left + bbox.width]
    if (to - from < 2) return
    ctx.save()
    ctx.beginPath()
    ctx.rect(from, bbox.top, to - from, bbox.height)
    ctx.clip()
    ctx.clip(this.area(plot, side))
    ctx.fillStyle = `${this.colours().ground}59`
    ctx.fillRect(from, bbox.top, to - from, bbox.height)
    ctx.strokeStyle = `${this.colours()[side]}8c`
    ctx.lineWidth = ratio()
    ctx.beginPath()
    const gap = HATCH_GAP * ratio()
    for (let x = from - bbox.height; x < to; x += gap) {
      ctx.moveTo(x, bbox.top + bbox.height)
      ctx.lineTo(x + bbox.height, bbox.top)
    }
    ctx.stroke()
    ctx.restore()
    this.upright(plot, at, side, [2, 3])
    this.writeAtLeast(plot, side, from, to)
  }

  private writeAtLeast(plot: uPlot, side: 'bid' | 'ask', from: number, to: number): void {
    const { ctx, bbox } = plot
    const inset = 8 * ratio()
    ctx.save()
    this.write(ctx, 'ink')
    ctx.textAlign = side === 'bid' ? 'left' : 'right'
    if (to - from > ctx.measureText('at least').width + 2 * inset) {
      ctx.fillText('at least', side === 'bid' ? from + inset : to - inset, bbox.top + 18 * ratio())
    }
    ctx.restore()
  }

  /** The area under one side's steps, in canvas pixels. */
  private area(plot: uPlot, side: 'bid' | 'ask'): Path2D {
    const [x, bids, asks] = plot.data
    const points = pointsOf(x, (side === 'bid' ? bids : asks) ?? [])
    if (side === 'bid') points.reverse()
    const area = new Path2D()
    const floor = plot.valToPos(0, 'y', true)
    let last = floor
    points.forEach(([price, sum], i) => {
      const left = plot.valToPos(price, 'x', true)
      if (i === 0) area.moveTo(left, floor)
      area.lineTo(left, last)
      last = plot.valToPos(sum, 'y', true)
      area.lineTo(left, last)
    })
    const end = points.at(-1)
    if (end !== undefined) area.lineTo(plot.valToPos(end[0], 'x', true), floor)
    area.closePath()
    return area
  }

  private drawMid(plot: uPlot): void {
    const mid = this.shown?.mid
    if (this.shown === undefined || mid === undefined) return
    const at = plot.valToPos(mid, 'x', true)
    if (at < plot.bbox.left || at > plot.bbox.left + plot.bbox.width) return
    this.upright(plot, at, 'ink', [6, 4])
    const { ctx, bbox } = plot
    ctx.save()
    this.write(ctx, 'ink')
    ctx.textAlign = 'center'
    const places = placesFor((this.shown.window.high - this.shown.window.low) / 1_000)
    ctx.fillText(`mid ${price(mid, this.shown.quote, places)}`, at, bbox.top - 8 * ratio())
    ctx.restore()
  }

  private upright(plot: uPlot, at: number, colour: keyof Colours, dash: readonly number[]): void {
    const { ctx, bbox } = plot
    ctx.save()
    ctx.strokeStyle = this.colours()[colour]
    ctx.lineWidth = ratio()
    ctx.setLineDash(dash.map(length => length * ratio()))
    ctx.beginPath()
    ctx.moveTo(Math.round(at) + 0.5, bbox.top)
    ctx.lineTo(Math.round(at) + 0.5, bbox.top + bbox.height)
    ctx.stroke()
    ctx.restore()
  }

  private write(ctx: CanvasRenderingContext2D, colour: keyof Colours): void {
    ctx.fillStyle = this.colours()[colour]
    ctx.font = FONT.replace('12px', `${12 * ratio()}px`)
    ctx.textBaseline = 'alphabetic'
  }
}

/** The step is where the price is: to the left of a bid's price, to the right of an ask's. */
function stepped(align: 1 | -1): Pick<uPlot.Series, 'paths'> {
  const paths = uPlot.paths.stepped?.({ align })
  return paths === undefined ? {} : { paths }
}

function ratio(): number {
  return uPlot.pxRatio
}
