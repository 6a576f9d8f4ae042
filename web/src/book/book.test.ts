import { describe, expect, it } from 'vitest'
import { checksum, fromSnapshot, withHeartbeat, withUpdate, type Book } from './book'
import { levelsOf, type Levels } from './levels'
import { crc32 } from '../wire/crc32'
import { decode, type Row, type Snapshot, type Update } from '../wire/decode'
import { ROW, SNAPSHOT, UPDATE } from '../wire/samples'

const rows = (...list: [string, string][]) => levelsOf(list as unknown as Row[])
const told = ({ prices, sizes }: Levels) => prices.map((price, i) => [price, sizes[i]])

function snapshot(bids: Levels, asks: Levels, more: object = {}): string {
  return JSON.stringify({
    ...SNAPSHOT,
    sequence: 10,
    checksum: checksum(bids, asks),
    mid: '101',
    referenceMid: '101',
    reach: { bid: '90', ask: null },
    bids: told(bids),
    asks: told(asks),
    ...more
  })
}

function held(): Book {
  const applied = fromSnapshot(decode(snapshot(rows(['100', '1'], ['99.5', '2'], ['9', '3']), rows(['102', '1'], ['1000', '5']))) as Snapshot, 5)
  if (!applied.ok) throw new Error(applied.why)
  return applied.book
}

function update(book: Book, bids: Levels, asks: Levels, after: { bids: Levels; asks: Levels }, more: object = {}): Update {
  return decode(
    JSON.stringify({
      ...UPDATE,
      sequence: 12,
      previous: book.sequence,
      checksum: checksum(after.bids, after.asks),
      bids: told(bids),
      asks: told(asks),
      ...more
    })
  ) as Update
}

describe('the checksum', () => {
  it('is the CRC-32 of IEEE', () => {
    expect(crc32('123456789')).toBe(0xcbf43926)
  })

  it('covers the best 25 bids, then the best 25 asks', () => {
    const many = Array.from({ length: 30 }, (_, i) => [String(100 - i), '1'] as [string, string])
    expect(checksum(rows(...many), rows())).toBe(checksum(rows(...many.slice(0, 25)), rows()))
    expect(checksum(rows(['1', '2']), rows(['3', '4']))).toBe(crc32('1:2:3:4'))
  })
})

describe('a book', () => {
  it('refuses a snapshot whose checksum is not its own', () => {
    const message = decode(snapshot(rows(['100', '1']), rows(), { checksum: 7 })) as Snapshot
    expect(fromSnapshot(message, 5)).toMatchObject({ ok: false })
  })

  it('puts rows in, changes them and takes them away, by exact price', () => {
    const book = held()
    const after = { bids: rows(['100.5', '4'], ['99.5', '7'], ['9', '3']), asks: rows(['102', '1'], ['999', '1'], ['1000', '5']) }
    const message = update(book, rows(['9', '3'], ['100.5', '4'], ['100', '0'], ['99.5', '7']), rows(['999', '1']), after)
    const applied = withUpdate(book, message, 9)
    expect(applied).toMatchObject({ ok: true })
    if (applied.ok) {
      expect(applied.book.bids).toEqual(after.bids)
      expect(applied.book.asks).toEqual(after.asks)
      expect(applied.book.sequence).toBe(12)
    }
  })

  it('keeps what an update does not tell and takes null for none', () => {
    const book = held()
    const after = { bids: book.bids, asks: book.asks }
    const applied = withUpdate(book, update(book, rows(), rows(), after, { mid: null }), 9)
    if (!applied.ok) throw new Error(applied.why)
    expect(applied.book.measures.mid).toBeUndefined()
    expect(applied.book.measures.referenceMid).toBe('101')
  })

  it('sees a gap', () => {
    const book = held()
    const message = { ...update(book, rows(), rows(), { bids: book.bids, asks: book.asks }), previous: 11 }
    expect(withUpdate(book, message, 9)).toEqual({ ok: false, why: 'the update follows 11, we hold 10' })
  })

  it('sees a wrong row', () => {
    const book = held()
    const message = update(book, rows(['98', '1']), rows(), { bids: book.bids, asks: book.asks })
    expect(withUpdate(book, message, 9)).toMatchObject({ ok: false })
  })

  it('lets an unlisted venue go', () => {
    const first = fromSnapshot(decode(snapshot(rows(['1', '1']), rows(), { venues: [ROW, { ...ROW, venue: 'okx' }] })) as Snapshot, 5)
    if (!first.ok) throw new Error(first.why)
    const after = { bids: first.book.bids, asks: rows() }
    const next = withUpdate(first.book, update(first.book, rows(), rows(), after, { venues: [{ ...ROW, state: 'unlisted' }] }), 9)
    if (!next.ok) throw new Error(next.why)
    expect(next.book.venues.map(row => row.venue)).toEqual(['okx'])
  })
})

describe('a venue that an update does not tell', () => {
  it('ages on from when it was told', () => {
    const first = fromSnapshot(decode(snapshot(rows(['1', '1']), rows(), { venues: [ROW, { ...ROW, venue: 'okx' }] })) as Snapshot, 100)
    if (!first.ok) throw new Error(first.why)
    const after = { bids: first.book.bids, asks: rows() }
    const next = withUpdate(first.book, update(first.book, rows(), rows(), after, { venues: [{ ...ROW, venue: 'okx' }] }), 900)
    if (!next.ok) throw new Error(next.why)
    expect(next.book.venues.map(row => [row.venue, row.receivedAt])).toEqual([
      ['kraken', 100],
      ['okx', 900]
    ])
  })

  it("keeps a venue's usual size that an update leaves out", () => {
    const sized = { ...ROW, usualSize: { bid: '1.2', ask: null } }
    const first = fromSnapshot(decode(snapshot(rows(), rows(), { venues: [sized] })) as Snapshot, 5)
    if (!first.ok) throw new Error(first.why)
    const after = { bids: rows(), asks: rows() }
    const next = withUpdate(first.book, update(first.book, rows(), rows(), after, { venues: [{ ...ROW, usualSize: undefined }] }), 9)
    expect(next.ok && next.book.venues[0]?.usualSize).toEqual({ bid: '1.2', ask: undefined })
  })

  it('ages on through heartbeats, which prove that nothing was lost', () => {
    const book = held()
    const beat = { type: 'heartbeat', stream: 's1', sequence: 10, venues: [] } as const
    expect(withHeartbeat(book, beat, 7)).toMatchObject({ ok: true })
    expect(withHeartbeat(book, { ...beat, sequence: 11 }, 7)).toEqual({ ok: false, why: 'the server is at 11, we hold 10' })
  })
})

describe('a frame', () => {
  it('names the venues that refuse the server, where there are any', () => {
    const blocked = [{ venue: 'okx', since: '', why: 'HTTP 451', lists: null, instruments: [], list: null, listReadAt: null }]
    const told = (more: object) => (decode(snapshot(rows(), rows(), more)) as Snapshot).measures.blocked
    expect(told({ blocked })).toEqual([{ venue: 'okx', lists: undefined, instruments: [] }])
    expect(told({})).toEqual([])
    expect(() => told({ blocked: ['okx'] })).toThrow()
  })

  it('is refused where it is none', () => {
    for (const text of [
      '{',
      '[]',
      '{"type":"what"}',
      '{"type":"update","stream":"s1"}',
      snapshot(rows(['100000', '1']), rows(), { bids: [['1e5', '1']] }),
      snapshot(rows(), rows(), { venues: [{ ...ROW, state: 'odd' }] }),
      snapshot(rows(), rows(), { bids: 5 })
    ]) {
      expect(() => decode(text)).toThrow()
    }
  })
})
