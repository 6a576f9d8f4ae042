import { describe, expect, it } from 'vitest'
import { cumulate } from '../book/columns'
import { levelsOf } from '../book/levels'
import type { Row } from '../wire/decode'
import type { Frame } from './curve'
import type { Colours } from './mark'
import type { Scene, SideScene } from './scene'
import { standing, walls } from './walls'

const levels = levelsOf([
  ['101', '10', {}],
  ['105', '20', {}],
  ['108', '30', {}]
] as unknown as Row[])
const columns = cumulate(levels)
const asks = { side: 'ask', columns, values: columns.cumulative } as unknown as SideScene
const wall = (price: string, size: string, more: object = {}) => ({ side: 'ask', price, size, since: '2026-11-21T05:00:00Z', venues: ['a'], ...more })
const scene = (...list: object[]) =>
  ({
    walls: list,
    window: { low: 90, high: 110 },
    time: '2026-11-21T05:04:00Z',
    base: 'BTC',
    name: (id: string) => id.toUpperCase()
  }) as unknown as Scene
const frame = { ratio: 1, x: (price: number) => (price - 90) * 10, y: (value: number) => 100 - value } as unknown as Frame
const colours = { ink: '#000', ground: '#fff' } as Colours
const flags = (...list: object[]) => walls(scene(...list), asks, frame, colours).flatMap(mark => (mark.kind === 'words' ? [mark.text] : []))

describe('walls', () => {
  it('have a tick on the curve at their price', () => {
    expect(walls(scene(wall('105', '20')), asks, frame, colours)[0]).toMatchObject({ kind: 'upright', x: 150, from: 65, to: 75, width: 3 })
  })

  it('the two largest have a flag with size, venues and age', () => {
    const shown = flags(wall('101', '8'), wall('105', '20', { venues: ['a', 'b', 'c'] }), wall('108', '30'))
    expect(shown).toEqual(['30.00 BTC, A, 4 min', '20.00 BTC, 3 venues, 4 min'])
  })

  it('that have ended, are outside the window or of the other side are not drawn', () => {
    const none = [wall('105', '20', { end: 'reached' }), wall('111', '9'), wall('105', '20', { side: 'bid' })]
    expect(standing(scene(...none), asks)).toEqual([])
    expect(walls(scene(...none), asks, frame, colours)).toEqual([])
  })
})
