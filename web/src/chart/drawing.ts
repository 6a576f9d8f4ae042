/**
 * The depth chart as marks in canvas pixels, from back to front: a pure function of the scene, its frame and its colours, so that
 * tests can read the drawing.
 */
import { bps, grouped, placesFor } from '../ui/format'
import { body, overlaid, spotlight, sumsOf } from './bands'
import { cut, stairs, type Frame, type Stairs } from './curve'
import type { Colours, Mark } from './mark'
import { columnX, DASHED_BELOW, fillAt, ribbon, runs, type Profile } from './ribbon'
import type { Scene, SideScene } from './scene'
import type { Sides } from '../wire/decode'
import { walls } from './walls'
import { words } from '../ui/words'

const BEYOND_DASH = [4, 4]
const ORDER_OPACITY = 0.3
const AVERAGE_HEIGHT = 24

/** @param told the share that is told in each column, which takes the fill from the curves */
export function drawing(scene: Scene, frame: Frame, colours: Colours, told: Sides<Profile>): Mark[] {
  const sides = [scene.bids, scene.asks]
  const sums = scene.layers === 'total' && scene.spotlight === undefined ? [] : sides.map(side => sumsOf(scene, side, frame))
  const totals = sides.map(side => stairs(side.steps, side.side, frame))
  const each = (of: (side: SideScene, sums: readonly Float64Array[], total: Stairs) => Mark[]) =>
    sides.flatMap((side, i) => of(side, sums[i] ?? [], totals[i] ?? []))
  return [
    ...crossed(scene, frame, colours),
    ...each((side, own, total) => body(scene, side, frame, colours, own, total)),
    ...each((side, _, total) => veils(side, frame, colours, told[side.side], total)),
    ...each((side, _, total) => taken(scene, side, frame, colours, total)),
    ...each((side, _, total) => line(scene, side, frame, colours, told[side.side], total)),
    ...each((side, own) => overlaid(scene, side, frame, colours, own)),
    ...each((side, own) => spotlight(scene, side, frame, colours, own)),
    ...each(side => walls(scene, side, frame, colours)),
    ...middle(scene, frame, colours),
    ...each(side => ribbon(told[side.side], side.side, scene.reference, frame, colours))
  ]
}

/** The total curve: solid as far as half of the depth is told, dashed after. */
function line(scene: Scene, { side }: SideScene, frame: Frame, colours: Colours, told: Profile, total: Stairs): Mark[] {
  // Over venues' own hues it has none.
  const look = { kind: 'line', width: 2, colour: scene.layers === 'total' ? colours[side] : colours.ink } as const
  const at = side === 'bid' ? told.findLastIndex(share => share < DASHED_BELOW) + 1 : told.findIndex(share => share < DASHED_BELOW)
  const none = side === 'bid' ? at === 0 : at < 0
  const [near, far] = none ? [total, []] : cut(total, columnX(at, told.length, frame), side)
  const solid: Mark = { ...look, what: `total ${side}`, path: near, dash: [] }
  return far.length === 0 ? [solid] : [solid, { ...look, what: `beyond ${side}`, path: far, dash: BEYOND_DASH }]
}

/** The curve's fill goes where less is told. */
function veils({ side }: SideScene, frame: Frame, colours: Colours, told: Profile, total: Stairs): Mark[] {
  if (total.length === 0) return []
  return runs(told, fillAt).flatMap(({ from, to, value }): Mark[] => {
    if (value === 1) return []
    const [left, right] = [columnX(from, told.length, frame), columnX(to, told.length, frame)]
    return [{ kind: 'veil', what: `veil ${side}`, path: total, from: left, to: right, colour: colours.ground, opacity: 1 - value }]
  })
}

/** The part of the depth that the reader's order would take, to its worst price, and its average. */
function taken({ order }: Scene, { side }: SideScene, frame: Frame, colours: Colours, total: Stairs): Mark[] {
  if (order === undefined || order.side !== side) return []
  const [at, mean] = [frame.x(order.worst), frame.x(order.average)]
  const foot = frame.top + frame.height
  const [near] = cut(total, at, side)
  const upright = { kind: 'upright', colour: colours.ink, to: foot } as const
  return [
    { kind: 'area', what: `order ${side}`, path: near, colour: colours.ink, opacity: ORDER_OPACITY },
    { ...upright, what: 'order worst', x: at, from: near.at(-1) ?? foot, dash: [], width: 2 },
    { ...upright, what: 'order average', x: mean, from: foot - AVERAGE_HEIGHT * frame.ratio, dash: [2, 2], width: 2 }
  ]
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
      opacity: 0.18
    }
  ]
}

function middle(scene: Scene, frame: Frame, colours: Colours): Mark[] {
  const { mid, best } = scene
  if (mid === undefined) return []
  const x = frame.x(mid)
  if (x < frame.left || x > frame.left + frame.width) return []
  const places = placesFor((scene.window.high - scene.window.low) / 1_000)
  const text = [words.chart.mid(grouped(mid, places))]
  if (best.bid !== undefined && best.ask !== undefined) {
    const state = best.bid > best.ask ? 'crossed' : best.bid === best.ask ? 'locked' : 'spread'
    text.push(words.chart.touch[state](bps(((best.ask - best.bid) / mid) * 10_000)))
  }
  return [
    { kind: 'upright', what: 'mid', x, from: frame.top, to: frame.top + frame.height, colour: colours.muted, dash: [4, 4] },
    { kind: 'words', text: text.join(' · '), x, y: frame.top - 8 * frame.ratio, colour: colours.ink, align: 'center', moves: true }
  ]
}
