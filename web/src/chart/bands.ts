/** The venues' layers under the total curve: bands one upon the other, or a line for each. */
import { columnStairs, venueSums, type Frame, type Stairs } from './curve'
import type { Colours, Mark, Words } from './mark'
import type { Scene, SideScene } from './scene'
import { words } from '../ui/words'

const OPACITIES = { stacked: 0.9, alone: 0.22, overlay: 0.1 }
/** The shares of the side's hue that neighbouring bands have in turn. */
const LIGHTNESSES = [0.78, 0.5] as const
const LINE = 1.5
const MOST_LABELS = 6
/** Labels stand at least so far apart, and a band under the lesser height has none. */
const LABEL_GAP = 22
const LEAST_BAND = 12
const SWATCH = 18
/** The name of the others' band among the marks. */
const OTHERS = 'others'

/** Each layer's height by columns of pixels, with the venue's id; undefined for all others together. */
interface Layer {
  readonly venue: string | undefined
  readonly sums: Float64Array
}

/** The area under the total curve: bands, lines or one plain area. */
export function body(scene: Scene, side: SideScene, frame: Frame, colours: Colours, sums: readonly Float64Array[], total: Stairs): Mark[] {
  const layers = withOthers(scene, sums)
  if (scene.layers === 'stacked') return bands(scene, side, frame, colours, layers)
  const area: Mark = {
    kind: 'area',
    what: `area ${side.side}`,
    path: total,
    colour: colours[side.side],
    opacity: scene.layers === 'total' ? OPACITIES.alone : OPACITIES.overlay
  }
  return [area]
}

/** The venues' own lines, for over the area. */
export function overlaid(scene: Scene, side: SideScene, frame: Frame, colours: Colours, sums: readonly Float64Array[]): Mark[] {
  if (scene.layers !== 'overlay') return []
  const labels: Label[] = []
  const lines = withOthers(scene, sums).flatMap(({ venue, sums: own }): Mark[] => {
    if (venue === undefined) return []
    const look = scene.look(venue)
    const line = { width: LINE, colour: look.colour[colours.theme], dash: look.dash.map(length => length * LINE) }
    const height = edgeOf(own, side)
    if (height > 0) labels.push({ text: scene.name(venue), y: frame.y(height, side.side), size: height, line })
    return [{ kind: 'line', what: `venue ${venue} ${side.side}`, path: columnStairs(own, side.side, frame, endOf(side, frame)), ...line }]
  })
  return [...lines, ...labelled(labels, side, frame, colours)]
}

/** The venue that is pointed at, drawn from the foot. */
export function spotlight(scene: Scene, side: SideScene, frame: Frame, colours: Colours, sums: readonly Float64Array[]): Mark[] {
  if (scene.spotlight === undefined) return []
  const at = scene.ranked.indexOf(scene.spotlight)
  const own = sums[at < 0 ? scene.ranked.length : at]
  if (own === undefined) return []
  const path = columnStairs(own, side.side, frame, endOf(side, frame))
  return [{ kind: 'line', what: `spotlight ${scene.spotlight} ${side.side}`, path, colour: colours.ink, width: 3, dash: [3, 3] }]
}

/** The ranked venues' sums by columns of pixels, then those of all others, with the venue that is pointed at apart from them. */
export function sumsOf(scene: Scene, side: SideScene, frame: Frame): Float64Array[] {
  const venues = scene.spotlight === undefined || scene.ranked.includes(scene.spotlight) ? scene.ranked : [...scene.ranked, scene.spotlight]
  return venueSums(side.levels, side.side, scene.window, Math.max(1, Math.round(frame.width)), venues, scene.y === 'quote')
}

/** Bands in two alternating lightnesses of the side's hue; painted from the top one down. */
function bands(scene: Scene, side: SideScene, frame: Frame, colours: Colours, layers: readonly Layer[]): Mark[] {
  const marks: Mark[] = []
  const labels: Label[] = []
  const stack = new Float64Array(layers[0]?.sums.length ?? 0)
  let below = frame.y(0, side.side)
  layers.forEach(({ venue, sums: own }, k) => {
    for (let i = 0; i < stack.length; i++) stack[i] = (stack[i] ?? 0) + (own[i] ?? 0)
    if (edgeOf(own, side) === 0) return
    const path = columnStairs(stack, side.side, frame, endOf(side, frame))
    const colour = mix(colours[side.side], colours.ground, LIGHTNESSES[k % LIGHTNESSES.length] as number)
    marks.push({ kind: 'area', what: `band ${venue ?? OTHERS} ${side.side}`, path, colour, opacity: OPACITIES.stacked, edge: colours.ground })
    const top = Math.max(frame.top, frame.y(edgeOf(stack, side), side.side))
    const text = venue === undefined ? words.chart.otherVenues : scene.name(venue)
    if (below - top >= LEAST_BAND * frame.ratio) labels.push({ text, y: (below + top) / 2, size: below - top })
    below = Math.min(below, top)
  })
  return [...marks.reverse(), ...labelled(labels, side, frame, colours)]
}

interface Label {
  readonly text: string
  /** Its middle. */
  readonly y: number
  readonly size: number
  /** The look of its line, where it has one. */
  readonly line?: { readonly width: number; readonly colour: string; readonly dash: readonly number[] }
}

/** The names of the largest layers at the outer edge, where they have room. */
function labelled(labels: readonly Label[], side: SideScene, frame: Frame, colours: Colours): Mark[] {
  const placed: Label[] = []
  const foot = frame.top + frame.height
  const half = (LABEL_GAP / 2) * frame.ratio
  for (const label of [...labels].sort((a, b) => b.size - a.size)) {
    if (placed.length === MOST_LABELS) break
    if (label.y < frame.top + half || label.y > foot - half / 2) continue
    if (placed.every(other => Math.abs(other.y - label.y) >= LABEL_GAP * frame.ratio)) placed.push(label)
  }
  const inwards = side.side === 'bid' ? frame.ratio : -frame.ratio
  const x = Math.min(Math.max(endOf(side, frame), frame.left), frame.left + frame.width) + 6 * inwards
  return placed.flatMap(({ text, y, line }): Mark[] => {
    const swatch = line === undefined ? 0 : (SWATCH + 4) * inwards
    const written: Words = {
      kind: 'words',
      text,
      x: x + swatch,
      y: y + 4 * frame.ratio,
      colour: colours.ink,
      align: side.side === 'bid' ? 'left' : 'right',
      ground: colours.ground
    }
    return line === undefined ? [written] : [{ kind: 'line', what: 'swatch', path: [x, y, x + SWATCH * inwards, y], ...line, width: 2 }, written]
  })
}

/** The height at the outer edge of the window. */
function edgeOf(values: Float64Array, { side }: SideScene): number {
  return values[side === 'bid' ? 0 : values.length - 1] ?? 0
}

/** The end of a side's curves: its last level, or the window's edge. */
function endOf(side: SideScene, frame: Frame): number {
  return frame.x(side.steps.prices.at(-1) ?? 0)
}

function withOthers(scene: Scene, sums: readonly Float64Array[]): Layer[] {
  const layers: Layer[] = scene.ranked.map((venue, k) => ({ venue, sums: sums[k] as Float64Array }))
  const others = sums.slice(scene.ranked.length)
  const rest = others.length < 2 ? others[0] : Float64Array.from(others[0] as Float64Array, (sum, i) => sum + (others[1]?.[i] ?? 0))
  return rest === undefined ? layers : [...layers, { venue: undefined, sums: rest }]
}

/** A share of one colour in another, both as `#rrggbb`, or as `#rgb`, which the build makes of it. */
export function mix(colour: string, into: string, share: number): string {
  const part = (text: string, i: number) => {
    const long = text.length > 4
    return parseInt(long ? text.slice(1 + 2 * i, 3 + 2 * i) : text.charAt(1 + i).repeat(2), 16)
  }
  const channel = (i: number) => Math.round(part(colour, i) * share + part(into, i) * (1 - share))
  return `#${[0, 1, 2].map(i => channel(i).toString(16).padStart(2, '0')).join('')}`
}
