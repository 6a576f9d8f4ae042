/**
 * Liquidity as colour over time and price: pure functions that make pixels of samples. One hue, from the ground's lightness
 * to its opposite in even steps, so that more is always further from the ground.
 */
import { GAP_MS, EVERY_MS, bucketOf, sizeIn, type Heat, type Sample } from './history'
import { timeAt, valueAt, type Frame } from './lines'

/** The sizes that are drawn as the ground and as the strongest, in the base per bucket. */
export interface Limits {
  readonly floor: number
  readonly peak: number
}

/** Percentiles of what rests that make a readable picture of nearly every market. */
export const USUAL_PERCENTILES = [15, 96] as const

const COLOURS = 64
const HUE = (295 / 180) * Math.PI

/**
 * The colours from the ground to the strongest, each as the 32 bits that ImageData has of it; lightness in even steps of
 * OKLab, most colourful midway.
 */
export function ramp(dark: boolean): Uint32Array {
  const [weakest, strongest] = dark ? [0.2, 0.95] : [0.985, 0.3]
  return Uint32Array.from({ length: COLOURS }, (_, i) => {
    const share = i / (COLOURS - 1)
    const lightness = weakest + (strongest - weakest) * share
    return packed(rgb(lightness, 0.005 + 0.15 * Math.sin(Math.PI * Math.min(1, share * 0.9 + 0.02))))
  })
}

/** As a colour of CSS. */
export function css(colour: number): string {
  return `rgb(${colour & 255} ${(colour >> 8) & 255} ${(colour >> 16) & 255})`
}

/** OKLab at {@link HUE} as sRGB, cut to what a screen has. */
function rgb(lightness: number, chroma: number): number[] {
  const [a, b] = [chroma * Math.cos(HUE), chroma * Math.sin(HUE)]
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s
  ].map(linear => {
    const cut = Math.min(1, Math.max(0, linear))
    return Math.round(255 * (cut <= 0.0031308 ? 12.92 * cut : 1.055 * cut ** (1 / 2.4) - 0.055))
  })
}

function packed([red = 0, green = 0, blue = 0]: readonly number[]): number {
  return ((255 << 24) | (blue << 16) | (green << 8) | red) >>> 0
}

/**
 * All sizes in buckets between two prices, rising. Sizes of wider or narrower buckets are converted to the width of the last
 * sample's buckets.
 */
export function restingSizes(samples: readonly Sample[], low: number, high: number): Float32Array {
  const all: number[] = []
  const width = widthOf(samples)
  for (const { near } of samples) {
    if (near === undefined) continue
    const { step, bids, asks } = near.heat
    const [lowest, highest] = [bucketOf(low, step), bucketOf(high, step)]
    for (const { from, sizes } of [bids, asks]) {
      const last = Math.min(sizes.length - 1, highest - from)
      for (let i = Math.max(0, lowest - from); i <= last; i++) {
        const size = sizes[i] ?? 0
        if (size > 0) all.push((size * width) / step)
      }
    }
  }
  return Float32Array.from(all).sort()
}

/** The limits at these percentiles of the sizes, which rise; undefined where nothing rests. */
export function limitsAt(sizes: Float32Array, floor: number, peak: number): Limits | undefined {
  const at = (percentile: number) => sizes[Math.round((percentile / 100) * (sizes.length - 1))] ?? 0
  if (sizes.length === 0) return undefined
  return { floor: at(floor), peak: Math.max(at(peak), at(floor)) }
}

/** The width of the last sample's buckets; 1 where no sample has any. */
export function widthOf(samples: readonly Sample[]): number {
  return samples.findLast(sample => sample.near !== undefined)?.near?.heat.step ?? 1
}

/**
 * From the lowest to the highest price that anything rests at, but no further from all the mids than `perCent`; undefined
 * where nothing rests.
 */
export function pricesOf(samples: readonly Sample[], perCent: number): readonly [number, number] | undefined {
  let [low, high, lowest, highest] = [Infinity, -Infinity, Infinity, -Infinity]
  for (const { near, mid } of samples) {
    if (near === undefined) continue
    const { step, bids, asks } = near.heat
    for (const { from, sizes } of [bids, asks]) {
      if (sizes.length === 0) continue
      low = Math.min(low, from * step)
      high = Math.max(high, (from + sizes.length) * step)
    }
    if (mid === undefined) continue
    lowest = Math.min(lowest, Number(mid))
    highest = Math.max(highest, Number(mid))
  }
  if (lowest <= highest) {
    low = Math.max(low, lowest * (1 - perCent / 100))
    high = Math.min(high, highest * (1 + perCent / 100))
  }
  return low < high ? [low, high] : undefined
}

/**
 * The picture of a frame that fills `frame.width` by `frame.height` pixels, row by row from the top; see-through where
 * nothing is known. A sample lasts until the next, or for as long as samples are apart where the next is late. A row of
 * pixels that several buckets fall in shows the strongest.
 */
export function paint(samples: readonly Sample[], frame: Frame, limits: Limits, colours: Uint32Array): Uint32Array {
  const { width, height } = frame
  const pixels = new Uint32Array(width * height)
  const step = widthOf(samples)
  const column = new Uint32Array(height)
  const at = { ...frame, left: 0, top: 0 }
  let drawn = -1
  let [sample, next] = [-1, 0]
  for (let x = 0; x < width; x++) {
    const time = timeAt(at, x + 0.5)
    for (; (samples[next]?.time ?? Infinity) <= time; next++) sample = next
    const { near, time: begun } = samples[sample] ?? {}
    if (near === undefined || begun === undefined || time >= endOf(begun, samples[next]?.time)) continue
    if (drawn !== sample) {
      paintColumn(column, near.heat, at, limits, step / near.heat.step, colours)
      drawn = sample
    }
    for (let y = 0; y < height; y++) pixels[y * width + x] = column[y] ?? 0
  }
  return pixels
}

function endOf(begun: number, next: number | undefined): number {
  return next !== undefined && next - begun <= GAP_MS ? next : begun + EVERY_MS
}

/** @param share the factor from the heat's sizes to those of the limits */
function paintColumn(column: Uint32Array, heat: Heat, frame: Frame, limits: Limits, share: number, colours: Uint32Array): void {
  const range = Math.max(limits.peak - limits.floor, Number.MIN_VALUE)
  for (let y = 0; y < column.length; y++) {
    const lowest = bucketOf(valueAt(frame, y + 1), heat.step)
    const highest = Math.max(lowest, bucketOf(valueAt(frame, y), heat.step) - 1)
    let size = 0
    for (let bucket = lowest; bucket <= highest; bucket++) size = Math.max(size, sizeIn(heat, bucket))
    const strength = Math.floor(((size * share - limits.floor) / range) * colours.length)
    column[y] = colours[Math.max(0, Math.min(colours.length - 1, strength))] ?? 0
  }
}
