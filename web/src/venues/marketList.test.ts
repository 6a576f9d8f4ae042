import { describe, expect, it } from 'vitest'
import { listDetails, listText } from './marketList'

describe('a list of markets', () => {
  it('is of today, of an earlier run, or not read at all', () => {
    const read = { source: 'read', markets: 51, readAt: '2026-11-21T13:59:00.000Z', why: null } as const
    const kept = { ...read, source: 'kept', readAt: '2026-11-20T13:59:00.000Z' } as const
    const shipped = { source: 'shipped', markets: 6, readAt: null, why: 'HTTP 451' } as const
    const unknown = { ...shipped, source: null, markets: null }
    expect([read, { ...read, why: 'HTTP 500' }, kept, shipped, unknown].map(listText)).toEqual(['51', '51, old', '51, old', 'not read', 'not read'])
    expect(listDetails(kept)).toBe('51 markets, read on 2026-11-20')
    expect(listDetails(shipped)).toBe('not read, 6 markets known; last time: HTTP 451')
  })
})
