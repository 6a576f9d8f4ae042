import { describe, expect, it } from 'vitest'
import stream from '../../../src/main/resources/io/omnidepth/api/asyncapi.json'
import contract from '../../../src/main/resources/io/omnidepth/api/openapi.json'
import type { Check } from './check'
import { decode } from './decode'
import { fill } from './fill'
import { history } from './history'
import { instruments } from './instruments'
import { rates } from './rates'
import { ROW, SNAPSHOT, UPDATE, VENUES } from './samples'
import { summary } from './summary'
import { venues } from './venues'

/** An answer of the contract's examples. */
function example(path: string, name: string): unknown {
  const { get } = (
    contract.paths as unknown as Record<
      string,
      { get: { responses: Record<string, { content: Record<string, { examples: Record<string, { value: unknown }> }> }> } }
    >
  )[path]!
  return get.responses['200']!.content['application/json']!.examples[name]!.value
}

const said = (act: () => unknown) => {
  try {
    return act()
  } catch (failure) {
    return (failure as Error).message
  }
}
const decoded = (message: object) => said(() => decode(JSON.stringify(message)))

describe('the messages', () => {
  it('of the contract that have no numbers for decimals are taken', () => {
    const { snapshot, heartbeat, subscribed, unsubscribed, moment, pong, error } = stream.components.messages
    const [, empty] = snapshot.examples
    for (const { payload } of [
      empty!,
      ...heartbeat.examples,
      ...subscribed.examples,
      ...unsubscribed.examples,
      ...moment.examples,
      ...pong.examples,
      ...error.examples
    ]) {
      expect(decoded(payload)).toMatchObject({ type: payload.type })
    }
  })

  it('keep exact decimals, and undefined stands for null', () => {
    const bid = { price: '100.50', size: '2', venues: ['kraken'] }
    expect(decoded({ ...SNAPSHOT, bestBid: bid, bids: [['100.50', '2', { kraken: '2' }]], venues: [{ ...ROW, ageMs: null }] })).toMatchObject({
      measures: { bestBid: bid, bestAsk: undefined, mid: undefined },
      bids: [['100.50', '2', { kraken: '2' }]],
      venues: [{ venue: 'kraken', ageMs: undefined, why: undefined }]
    })
  })

  it('tell the instruments of a rate', () => {
    const usdt = {
      from: 'USDT',
      to: 'USD',
      bid: '0.9998',
      ask: '1',
      source: ['kraken'],
      legs: [{ instrument: 'USDT-USD', inverse: false }],
      ageMs: 5,
      unchangedMs: 0
    }
    const { unchangedMs: _, ...told } = usdt
    expect(decoded({ ...SNAPSHOT, rates: [usdt] })).toMatchObject({ measures: { rates: [{ ...told, legs: ['USDT-USD'] }] } })
  })

  it('that change the depth tell no measures but those that changed', () => {
    expect(decoded({ ...UPDATE, mid: null })).toMatchObject({ measures: { mid: undefined } })
    expect(Object.keys((decoded({ ...UPDATE, mid: null, crossed: true }) as { measures: object }).measures)).toEqual(['mid', 'crossed'])
  })

  it('that are wrong are refused by the name of the field', () => {
    const { checksum: _, ...without } = SNAPSHOT
    expect([
      said(() => decode('{')),
      decoded([]),
      decoded({ type: 'what' }),
      decoded({ type: 'constructor' }),
      decoded(without),
      decoded({ ...SNAPSHOT, mid: 100.5 }),
      decoded({ ...SNAPSHOT, bestAsk: { price: '1', size: '2' } }),
      decoded({ ...SNAPSHOT, sequence: '7' }),
      decoded({ ...SNAPSHOT, crossed: 'yes' }),
      decoded({
        ...SNAPSHOT,
        bids: [
          ['1', '1'],
          ['1', 1]
        ]
      }),
      decoded({ ...SNAPSHOT, asks: [['1', '1', { kraken: 1 }]] }),
      decoded({ ...SNAPSHOT, venues: [ROW, { ...ROW, state: 'odd' }] }),
      decoded({ ...SNAPSHOT, venues: [{ ...ROW, ageMs: 'soon' }] }),
      decoded({ ...UPDATE, previous: null }),
      decoded({ ...UPDATE, reach: { bid: '1' } }),
      decoded({ type: 'error', id: 1, title: 'Too costly' })
    ]).toEqual([
      'it must be JSON',
      'type: must be snapshot or update or heartbeat or subscribed or unsubscribed or moment or error or pong, but is missing',
      'type: must be snapshot or update or heartbeat or subscribed or unsubscribed or moment or error or pong, but is "what"',
      'type: must be snapshot or update or heartbeat or subscribed or unsubscribed or moment or error or pong, but is "constructor"',
      'checksum: must be a number, but is missing',
      'mid: must be a decimal as text, but is 100.5',
      'bestAsk.venues: must be a list, but is missing',
      'sequence: must be a number, but is "7"',
      'crossed: must be true or false, but is "yes"',
      'bids.1.1: must be a decimal as text, but is 1',
      'asks.0.2.kraken: must be a decimal as text, but is 1',
      'venues.1.state: must be live or ageing or waiting or frozen or stale or refused or blocked or budget or unlisted, but is "odd"',
      'venues.0.ageMs: must be a number, but is "soon"',
      'previous: must be a number, but is null',
      'reach.ask: must be a decimal as text, but is missing',
      'detail: must be a text, but is missing'
    ])
  })
})

describe('the answers', () => {
  it('of the contract are taken as they come', () => {
    const answers: [Check<unknown>, unknown][] = [
      [venues, example('/api/v1/venues', 'one')],
      [instruments, example('/api/v1/instruments', 'brief')],
      [fill, example('/api/v1/fill/{instrument}', 'notFilled')],
      [history, example('/api/v1/history/{instrument}', 'none')]
    ]
    for (const [check, answer] of answers) expect(check(answer)).toEqual(answer)
  })

  it('that are wrong are refused by the name of the field', () => {
    const [venue] = VENUES.venues
    const order = example('/api/v1/fill/{instrument}', 'notFilled') as Record<string, unknown>
    const past = example('/api/v1/history/{instrument}', 'none') as Record<string, unknown>
    expect([
      said(() => venues({ ...VENUES, time: 5 })),
      said(() => venues({ ...VENUES, venues: [{ ...venue, latencyMs: { last: 1 } }] })),
      said(() => instruments({ demo: false, more: false, instruments: [{ instrument: 'BTC-USD' }] })),
      said(() => fill({ ...order, average: 5 })),
      said(() => fill({ ...order, shares: [{}] })),
      said(() => summary({ cross: { size: '1', explanations: [{ flag: 'skew', explains: 1 }] } })),
      said(() => rates({ rates: [{ from: 'USDT', to: 'USD', bid: 1 }] })),
      said(() => history({ ...past, columns: ['time', 'mid'] })),
      said(() => history({ ...past, samples: [['2026-11-21T14:00:05.000Z', '812']] }))
    ]).toEqual([
      'time: must be a text, but is 5',
      'venues.0.latencyMs.p50: must be a number, but is missing',
      'instruments.0.base: must be a text, but is missing',
      'average: must be a decimal as text, but is 5',
      'shares.0.size: must be a decimal as text, but is missing',
      'cross.explanations.0.explains: must be true or false, but is 1',
      'rates.0.bid: must be a decimal as text, but is 1',
      'columns: must be the columns time,sequence,referenceMid,mid,spread,spreadBps,counted,bids,bidTotals,asks,askTotals, but is ["time","mid"]',
      'samples.0.1: must be a number, but is "812"'
    ])
  })
})
