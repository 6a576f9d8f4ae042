/**
 * The chart's words, on a sheet of their own that is laid over the rest. On the page's own canvas the first word of each
 * picture would have the styles of the whole document computed, in the midst of drawing.
 */
import type { Words } from './mark'
import type { Place } from './paint'

const FONT = "px system-ui, 'DejaVu Sans', sans-serif"
/** Room around what has a ground. */
const INSET = 2
const MOST_KEPT = 1_000

export class Lettering {
  /** The words that change with every picture stand apart. The rest is written once and laid over as it is. */
  private readonly still = new Sheet()
  private readonly moving = new Sheet()
  private readonly widths = new Map<string, number>()
  private size = 0

  /** Measures and writes in a font of that height from now on, in pixels of the canvas. */
  font(size: number): void {
    if (this.size === size) return
    this.size = size
    this.widths.clear()
    this.still.font(size)
    this.moving.font(size)
  }

  /** The width of a text. */
  measure(text: string): number {
    const known = this.widths.get(text)
    if (known !== undefined) return known
    if (this.widths.size > MOST_KEPT) this.widths.clear()
    const width = this.still.ctx.measureText(text).width
    this.widths.set(text, width)
    return width
  }

  /** Writes words on the canvas. Words that would stick out of the plot are moved into it. */
  write(onto: CanvasRenderingContext2D, all: readonly Words[], { left, width, ratio }: Place): void {
    const placed = all.map((words): Placed => {
      const long = this.measure(words.text)
      const { align } = words
      const start = align === 'left' ? words.x : align === 'right' ? words.x - long : words.x - long / 2
      // The ticks of the axes stand about the plot.
      const x = words.outside === true ? start : Math.min(Math.max(start, left), left + width - long)
      return { words, long, x }
    })
    const { canvas } = onto
    this.still.lay(
      onto,
      placed.filter(({ words }) => words.moves !== true),
      0,
      0,
      canvas.width,
      canvas.height,
      ratio
    )
    for (const each of placed) {
      if (each.words.moves !== true) continue
      const [x, top] = [Math.floor(each.x), Math.floor(each.words.y) - this.size * 2]
      this.moving.lay(onto, [each], x, top, Math.ceil(each.long) + 2, this.size * 3, ratio)
    }
  }
}

interface Placed {
  readonly words: Words
  readonly long: number
  readonly x: number
}

class Sheet {
  private readonly canvas = new OffscreenCanvas(1, 1)
  readonly ctx = this.canvas.getContext('2d') as OffscreenCanvasRenderingContext2D
  private size = 0
  private written = ''

  font(size: number): void {
    this.size = size
    this.written = ''
    this.ctx.font = size + FONT
  }

  /** Lays the words of a part of the canvas over it, written anew only where they differ from those before. */
  lay(onto: CanvasRenderingContext2D, placed: readonly Placed[], left: number, top: number, width: number, height: number, ratio: number): void {
    const { canvas, ctx } = this
    const key = JSON.stringify([placed, left, top, width, height])
    if (key !== this.written) {
      this.written = key
      if (canvas.width < width || canvas.height !== height) {
        canvas.width = width
        canvas.height = height
        // A canvas of another size has forgotten its font.
        ctx.font = this.size + FONT
      }
      ctx.clearRect(0, 0, canvas.width, canvas.height)
      for (const { words, long, x } of placed) {
        if (words.ground !== undefined) {
          ctx.globalAlpha = 0.75
          ctx.fillStyle = words.ground
          ctx.fillRect(x - left - INSET * ratio, words.y - top - 11 * ratio, long + 2 * INSET * ratio, 15 * ratio)
          ctx.globalAlpha = 1
        }
        ctx.fillStyle = words.colour
        ctx.fillText(words.text, x - left, words.y - top)
      }
    }
    onto.drawImage(canvas, left, top)
  }
}
