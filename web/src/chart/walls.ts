/** Walls in the chart: a tick on the curve for each, and a flag for the largest. */
import { levelsTo } from '../book/columns'
import type { Wall } from '../wire/decode'
import { age, size } from '../ui/format'
import { words } from '../ui/words'
import type { Frame } from './curve'
import type { Colours, Mark, Words } from './mark'
import type { Scene, SideScene } from './scene'

const FLAGS = 2
const TICK = { width: 3, height: 10 }
const GAP = 6
const LINE_HEIGHT = 16

/** The walls that stand on a side within the window, the largest first. */
export function standing(scene: Scene, { side }: SideScene): Wall[] {
  const { low, high } = scene.window
  return scene.walls
    .filter(wall => wall.side === side && wall.end === undefined && Number(wall.price) >= low && Number(wall.price) <= high)
    .sort((a, b) => Number(b.size) - Number(a.size))
}

/** `64 BTC, 3 venues, 4 min`, or with the one venue's name. */
export function wallWords({ size: amount, venues, since }: Wall, scene: Scene): string {
  const [only, ...more] = venues
  const who = more.length === 0 ? scene.name(only ?? '') : words.chart.wall.venues(venues.length)
  return words.chart.wall.flag(`${size(Number(amount))} ${scene.base}`, who, age(Math.max(0, Date.parse(scene.time) - Date.parse(since))))
}

export function walls(scene: Scene, side: SideScene, frame: Frame, colours: Colours): Mark[] {
  const flags: Words[] = []
  const ticks = standing(scene, side).map((wall, i): Mark => {
    const price = Number(wall.price)
    const x = frame.x(price)
    const y = frame.y(side.values[levelsTo(side.columns, price, side.side) - 1] ?? 0, side.side)
    const half = (TICK.height / 2) * frame.ratio
    if (i < FLAGS) {
      // Towards the market there is room above the curve.
      const inwards = side.side === 'bid' ? 1 : -1
      const flag: Words = {
        kind: 'words',
        text: wallWords(wall, scene),
        x: x + inwards * GAP * frame.ratio,
        y: y - GAP * frame.ratio,
        colour: colours.ink,
        align: side.side === 'bid' ? 'left' : 'right',
        ground: colours.ground,
        moves: true
      }
      if (flags.every(other => Math.abs(other.y - flag.y) >= LINE_HEIGHT * frame.ratio)) flags.push(flag)
    }
    return {
      kind: 'upright',
      what: `wall ${wall.price} ${side.side}`,
      x,
      from: y - half,
      to: y + half,
      colour: colours.ink,
      dash: [],
      width: TICK.width
    }
  })
  return [...ticks, ...flags]
}
