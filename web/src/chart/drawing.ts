/**
 * The depth chart as marks in canvas pixels, from back to front: a pure function of the scene, its frame and its colours, so that
 * tests can read the drawing.
 */
import { bps, grouped, placesFor, size } from '../ui/format'
import { columnStairs, stairs, venueSums, type Frame, type Stairs } from './curve'
import type { Scene, SideScene } from './scene'

export interface Colours {
  readonly bid: string
  readonly ask: string
  readonly ink: string
  readonly muted: string
  readonly grid: string
  readonly ground: string
}

export type Mark =
  /** A staircase filled down to the foot, with a thin edge of another colour where one is given. */
  | { readonly kind: 'area'; readonly what: string; readonly path: Stairs; readonly colour: string; readonly opacity: number; readonly edge?: string }
  | {
      readonly kind: 'line'
      readonly what: string
      readonly path: Stairs
      readonly colour: string
      readonly width: number
      readonly dash: readonly number[]
    }
  /** Slanted lines within a staircase's area, between two x. */
  | { readonly kind: 'hatch'; readonly what: string; readonly path: Stairs; readonly from: number; readonly to: number; readonly colour: string }
  /** The whole height between two x. */
  | { readonly kind: 'zone'; readonly what: string; readonly from: number; readonly to: number; readonly colour: string; readonly opacity: number }
  | {
      readonly kind: 'upright'
      readonly what: string
      readonly x: number
      readonly from: number
      readonly to: number
      readonly colour: string
      readonly dash: readonly number[]
    }
  | Words

/** Words at a base line. They stay within the plot, but for those that belong outside. */
export interface Words {
  readonly kind: 'words'
  readonly text: string
  readonly x: number
  readonly y: number
  readonly colour: string
  readonly align: 'left' | 'center' | 'right'
  readonly ground?: string
  readonly outside?: true
  /** They are others in every picture. */
  readonly moves?: true
}

/** Hues of single venues, told apart by readers who see no red or green, too; only where venues are laid over one another. */
const VENUE_HUES = ['#0072b2', '#d55e00', '#009e73', '#cc79a7', '#e69f00', '#56b4e9', '#8a7ad6', '#a6761d'] as const
const OTHERS = 'others'
const LINE_HEIGHT = 15
/** Names of ends are stacked that high. */
const END_LINES = 3
const OPACITIES = { stacked: 0.85, alone: 0.22, overlay: 0.1 }

export function drawing(scene: Scene, frame: Frame, colours: Colours): Mark[] {
  const sides = [scene.bids, scene.asks]
  const sums = scene.layers === 'total' && scene.spotlight === undefined ? [] : sides.map(side => sumsOf(scene, side, frame))
  const totals = sides.map(side => stairs(side.steps, side.side, frame))
  const room = new Room(frame)
  return [
    ...crossed(scene, frame, colours),
    ...sides.flatMap(side => gone(scene, side, frame, colours, room)),
    ...sides.flatMap((side, i) => body(scene, side, frame, colours, sums[i] ?? [], totals[i] ?? [], room)),
    ...sides.flatMap((side, i) => beyond(scene, side, frame, colours, totals[i] ?? [], room)),
    ...sides.map((side, i): Mark => ({
      kind: 'line',
      what: `total ${side.side}`,
      path: totals[i] ?? [],
      width: 2,
      // Over venues' own hues it has none.
      colour: scene.layers === 'total' ? colours[side.side] : colours.ink,
      dash: side.side === 'bid' ? [] : [9, 3]
    })),
    ...sides.flatMap((side, i) => spotlight(scene, side, frame, colours, sums[i] ?? [])),
    ...sides.flatMap(side => ends(scene, side, frame, colours, room)),
    ...middle(scene, frame, colours)
  ]
}

/** The plot's room for words. The first words get it. */
class Room {
  private readonly boxes: { readonly left: number; readonly right: number; readonly top: number; readonly foot: number }[] = []

  constructor(private readonly frame: Frame) {}

  /** The words where they have room of their own in the plot, which they take; else nothing. */
  taken(words: Words): Words[] {
    const { left, top, width, height, ratio, measure } = this.frame
    const long = measure(words.text)
    const start = words.align === 'left' ? words.x : words.align === 'right' ? words.x - long : words.x - long / 2
    const box = { left: start - 2 * ratio, right: start + long + 2 * ratio, top: words.y - 11 * ratio, foot: words.y + 4 * ratio }
    const within = box.left >= left && box.right <= left + width && box.top >= top && box.foot <= top + height + ratio
    if (!within || this.boxes.some(each => box.left < each.right && box.right > each.left && box.top < each.foot && box.foot > each.top)) return []
    this.boxes.push(box)
    return [words]
  }
}

/** The end of a side's curves: its last level, or the window's edge. */
function endOf(side: SideScene, frame: Frame): number {
  return frame.x(side.steps.prices.at(-1) ?? 0)
}

function sumsOf(scene: Scene, side: SideScene, frame: Frame): Float64Array[] {
  const venues = scene.spotlight === undefined || scene.ranked.includes(scene.spotlight) ? scene.ranked : [...scene.ranked, scene.spotlight]
  return venueSums(side.levels, side.side, scene.window, Math.max(1, Math.round(frame.width)), venues, scene.y === 'quote')
}

/** The area under the total curve: bands, lines or one plain area. */
function body(scene: Scene, side: SideScene, frame: Frame, colours: Colours, sums: readonly Float64Array[], total: Stairs, room: Room): Mark[] {
  if (scene.layers === 'stacked') return bands(scene, side, frame, colours, sums, room)
  const area: Mark = {
    kind: 'area',
    what: `area ${side.side}`,
    path: total,
    colour: colours[side.side],
    opacity: scene.layers === 'total' ? OPACITIES.alone : OPACITIES.overlay
  }
  return scene.layers === 'total' ? [area] : [area, ...overlaid(scene, side, frame, sums)]
}

/** Bands of the side's hue, the largest venue at the foot and the strongest; painted from the top one down. */
function bands(scene: Scene, side: SideScene, frame: Frame, colours: Colours, sums: readonly Float64Array[], room: Room): Mark[] {
  const layers = withOthers(scene, sums)
  const marks: Mark[] = []
  const words: Mark[] = []
  const edge = (values: Float64Array) => values[side.side === 'bid' ? 0 : values.length - 1] ?? 0
  const stack = new Float64Array(layers[0]?.sums.length ?? 0)
  let below = frame.y(0, side.side)
  layers.forEach(({ venue, sums: own }, k) => {
    for (let i = 0; i < stack.length; i++) stack[i] = (stack[i] ?? 0) + (own[i] ?? 0)
    if (edge(own) === 0) return
    const path = columnStairs(stack, side.side, frame, endOf(side, frame))
    const colour = mix(colours[side.side], colours.ground, bandStrength(k, layers.length))
    marks.push({ kind: 'area', what: `band ${venue} ${side.side}`, path, colour, opacity: OPACITIES.stacked, edge: colours.ground })
    const top = Math.max(frame.top, frame.y(edge(stack), side.side))
    if (below - top > LINE_HEIGHT * frame.ratio) {
      words.push(
        ...room.taken(
          label(side, frame, venue === OTHERS ? OTHERS : scene.name(venue), (below + top) / 2 + 4 * frame.ratio, colours.ink, colours.ground)
        )
      )
    }
    below = Math.min(below, top)
  })
  return [...marks.reverse(), ...words]
}

/** The share of the hue that a band has. Neighbours differ, and the foot is the strongest. */
function bandStrength(k: number, count: number): number {
  return 0.75 - (0.6 * k) / Math.max(1, count - 1)
}

function overlaid(scene: Scene, side: SideScene, frame: Frame, sums: readonly Float64Array[]): Mark[] {
  return withOthers(scene, sums)
    .slice(0, scene.ranked.length)
    .map(({ venue, sums: own }, k): Mark => ({
      kind: 'line',
      what: `venue ${venue} ${side.side}`,
      path: columnStairs(own, side.side, frame, endOf(side, frame)),
      width: 1.5,
      colour: venueHue(k),
      dash: []
    }))
}

/** The hue of the k-th venue where venues are laid over one another. */
export function venueHue(k: number): string {
  return VENUE_HUES[k % VENUE_HUES.length] as string
}

function withOthers(scene: Scene, sums: readonly Float64Array[]): { venue: string; sums: Float64Array }[] {
  const layers = scene.ranked.map((venue, k) => ({ venue, sums: sums[k] as Float64Array }))
  const others = sums.slice(scene.ranked.length)
  const rest = others.length < 2 ? others[0] : Float64Array.from(others[0] as Float64Array, (sum, i) => sum + (others[1]?.[i] ?? 0))
  return rest === undefined ? layers : [...layers, { venue: OTHERS, sums: rest }]
}

/** The venue that is pointed at, drawn from the foot. */
function spotlight(scene: Scene, side: SideScene, frame: Frame, colours: Colours, sums: readonly Float64Array[]): Mark[] {
  if (scene.spotlight === undefined) return []
  const at = scene.ranked.indexOf(scene.spotlight)
  const own = sums[at < 0 ? scene.ranked.length : at]
  if (own === undefined) return []
  const path = columnStairs(own, side.side, frame, endOf(side, frame))
  return [{ kind: 'line', what: `spotlight ${scene.spotlight} ${side.side}`, path, colour: colours.ink, width: 3, dash: [3, 3] }]
}

/** Beyond the reach the size is a floor, as some venue's book ends. It is hatched and named so. */
function beyond(scene: Scene, side: SideScene, frame: Frame, colours: Colours, total: Stairs, room: Room): Mark[] {
  const { reach, side: which } = side
  const { low, high } = scene.window
  if (reach === undefined || (which === 'bid' ? reach <= low : reach >= high)) return []
  const [left, right] = [frame.left, frame.left + frame.width]
  const at = Math.min(Math.max(frame.x(reach), left), right)
  const [from, to] = which === 'bid' ? [left, at] : [at, right]
  const marks: Mark[] = [
    { kind: 'hatch', what: `beyond ${which}`, path: total, from, to, colour: colours[which] },
    { kind: 'upright', what: `reach ${which}`, x: at, from: frame.top, to: frame.top + frame.height, colour: colours[which], dash: [2, 3] }
  ]
  const text = 'at least'
  if (to - from > frame.measure(text) + 16 * frame.ratio) {
    const inset = 6 * frame.ratio
    marks.push(
      ...room.taken({
        kind: 'words',
        text,
        x: which === 'bid' ? at - inset : at + inset,
        y: frame.top + 14 * frame.ratio,
        colour: colours.ink,
        align: which === 'bid' ? 'right' : 'left',
        ground: colours.ground
      })
    )
  }
  return marks
}

/** The height that the curve's outer end has lost with the books that have gone. */
function gone(scene: Scene, side: SideScene, frame: Frame, colours: Colours, room: Room): Mark[] {
  const lost = scene.gone.filter(each => each.sizes[side.side] > 0)
  if (lost.length === 0) return []
  const amount = lost.reduce((sum, each) => sum + each.sizes[side.side], 0)
  const total = side.steps.values.at(-1) ?? 0
  const before = total + amount * (scene.y === 'base' ? 1 : scene.reference)
  const [from, to] = [Math.max(frame.top, frame.y(before, side.side)), frame.y(total, side.side)]
  const inwards = side.side === 'bid' ? frame.ratio : -frame.ratio
  const x = endOf(side, frame) + 2 * inwards
  const who = lost.length === 1 ? `${scene.name(lost[0]?.venue ?? '')} ${lost[0]?.state}` : `${lost.length} venues gone`
  const y = Math.max(frame.top + 12 * frame.ratio, (from + to) / 2 + 4 * frame.ratio)
  const told = (text: string) =>
    room.taken({
      kind: 'words',
      text,
      x: x + 4 * inwards,
      y,
      colour: colours.ink,
      align: side.side === 'bid' ? 'left' : 'right',
      ground: colours.ground
    })
  const lesser = `−${size(amount)} ${scene.base}`
  const words = told(`${who}: ${lesser}`)
  return [
    { kind: 'upright', what: `gone ${side.side}`, x, from, to, colour: colours.ink, dash: [2, 2] },
    ...(words.length > 0 ? words : told(lesser))
  ]
}

/** The end of each venue's book: a stroke at the foot, and its name in the first line above that has room. */
function ends(scene: Scene, side: SideScene, frame: Frame, colours: Colours, room: Room): Mark[] {
  const foot = frame.top + frame.height
  const inset = 3 * frame.ratio
  return side.ends.flatMap(({ venue, quote, price }): Mark[] => {
    const x = frame.x(price)
    const text = [scene.name(venue), quote, 'ends'].filter(Boolean).join(' ')
    for (let line = 0; line < END_LINES; line++) {
      const y = foot - (4 + line * LINE_HEIGHT) * frame.ratio
      const stroke: Mark = {
        kind: 'upright',
        what: `end ${venue} ${side.side}`,
        x,
        from: y - 6 * frame.ratio,
        to: foot,
        colour: colours.ink,
        dash: []
      }
      const words = room.taken({
        kind: 'words',
        text,
        x: x + (side.side === 'bid' ? -inset : inset),
        y,
        colour: colours.ink,
        align: side.side === 'bid' ? 'right' : 'left',
        ground: colours.ground
      })
      if (words.length > 0) return [stroke, ...words]
    }
    return [{ kind: 'upright', what: `end ${venue} ${side.side}`, x, from: foot - 10 * frame.ratio, to: foot, colour: colours.ink, dash: [] }]
  })
}

/** The prices between are shaded while the best bid is at or above the best ask. */
function crossed(scene: Scene, frame: Frame, colours: Colours): Mark[] {
  const { bid, ask } = scene.best
  if (bid === undefined || ask === undefined || bid < ask) return []
  const half = frame.ratio
  const [from, to] = [frame.x(ask), frame.x(bid)]
  return [
    {
      kind: 'zone',
      what: 'crossed',
      from: Math.min(from, (from + to) / 2 - half),
      to: Math.max(to, (from + to) / 2 + half),
      colour: colours.muted,
      opacity: 0.3
    }
  ]
}

function middle(scene: Scene, frame: Frame, colours: Colours): Mark[] {
  const { mid, best } = scene
  if (mid === undefined) return []
  const x = frame.x(mid)
  if (x < frame.left || x > frame.left + frame.width) return []
  const places = placesFor((scene.window.high - scene.window.low) / 1_000)
  const words = [`mid ${grouped(mid, places)}`]
  if (best.bid !== undefined && best.ask !== undefined) {
    words.push(`${best.bid > best.ask ? 'crossed' : best.bid === best.ask ? 'locked' : 'spread'} ${bps(((best.ask - best.bid) / mid) * 10_000)}`)
  }
  return [
    { kind: 'upright', what: 'mid', x, from: frame.top, to: frame.top + frame.height, colour: colours.ink, dash: [4, 4] },
    { kind: 'words', text: words.join(' · '), x, y: frame.top - 8 * frame.ratio, colour: colours.ink, align: 'center', moves: true }
  ]
}

/** At the outer end of the curves. */
function label(side: SideScene, frame: Frame, text: string, y: number, colour: string, ground: string): Words {
  const inset = 6 * frame.ratio
  const end = endOf(side, frame)
  return side.side === 'bid'
    ? { kind: 'words', text, x: Math.max(frame.left, end) + inset, y, colour, align: 'left', ground }
    : { kind: 'words', text, x: Math.min(frame.left + frame.width, end) - inset, y, colour, align: 'right', ground }
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
