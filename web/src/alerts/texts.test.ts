import { describe, expect, it } from 'vitest'
import { armed, type Rule } from './alerts'
import { EMPTY, fieldsOf, KINDS, ruleOf } from './form'
import { withSpan } from './spans'
import { draftOf, keptAlerts, keptText, textOf } from './texts'
import { alertWords, stateWords } from './wording'
import { fromQuery, toQuery, USUAL } from '../ui/view'

const RULES: readonly Rule[] = [
  { kind: 'price', way: 'above', price: 84_000 },
  { kind: 'price', way: 'below', price: 0.000012 },
  { kind: 'band', side: 'bid', bps: 25, size: 100 },
  { kind: 'spread', way: 'below', bps: -1.5 },
  { kind: 'venue', venue: 'okx' },
  { kind: 'wall', side: 'ask', price: 83_000, size: 64 }
]
const drafts = RULES.map(rule => ({ instrument: 'BTC-USD', rule }))
let last = 0
const id = () => String(++last)
const NAMES = (venue: string) => venue.toUpperCase()

describe('the text of an alert', () => {
  it.each(drafts)('comes back as it was: $rule.kind', draft => {
    expect(draftOf(textOf(draft))).toEqual(draft)
  })
  it('may stand in a link', () => {
    const alerts = drafts.map(textOf)
    expect(fromQuery(toQuery({ ...USUAL, alerts })).alerts).toEqual(alerts)
  })
  it.each([
    '',
    'BTC-USD',
    'BTC-USD:price:up:1',
    'BTC-USD:price:above:0',
    'BTC-USD:band:bid:25:',
    'btc:venue:okx',
    'BTC-USD:venue:<b>',
    'BTC-USD:wall:bid:x:1'
  ])('is none: %s', text => expect(draftOf(text)).toBeUndefined())
  it('reads as a sentence', () => {
    expect(drafts.map(draft => alertWords(draft, NAMES))).toEqual([
      'BTC-USD: mid rises to 84,000',
      'BTC-USD: mid falls to 0.000012',
      'BTC-USD: bids within 25 bp fall under 100.0 BTC',
      'BTC-USD: spread falls to −1.5 bp',
      'BTC-USD: OKX counts no more',
      'BTC-USD: the ask wall of 64.00 BTC at 83,000 is gone'
    ])
  })
})

describe('kept alerts', () => {
  const fired = { ...armed('1', drafts[0]!), books: { convert: ['USDT'] }, count: 2, unread: 1, firedAt: Date.UTC(2026, 0, 1, 12, 1, 7), calm: false }
  it('come back with what they have told, and do not fire for it again', () => {
    const [alert] = keptAlerts(keptText([fired]), id)
    expect(alert).toMatchObject({ ...drafts[0], count: 2, unread: 1, firedAt: fired.firedAt, calm: false, on: true, books: { convert: ['USDT'] } })
  })
  it('are those alone that can be read', () => {
    expect(keptAlerts('[1,null,{"text":5},{"text":"BTC-USD:venue:okx","on":false,"count":"x"}]', id)).toMatchObject([
      { rule: { kind: 'venue' }, on: false, count: 0, waiting: undefined }
    ])
    for (const text of [null, '', '{', '{}', '"x"']) expect(keptAlerts(text, id)).toEqual([])
  })
  it('tell their state', () => {
    const now = { ...fired, waiting: undefined }
    expect(stateWords(now, NAMES)).toBe('fired 12:01:07 (2)')
    expect(stateWords({ ...now, waiting: { kind: 'out', venues: ['okx'] } }, NAMES)).toBe('fired 12:01:07 (2), waiting: out are OKX')
    expect(stateWords({ ...now, firedAt: undefined }, NAMES)).toBe('armed')
    expect(stateWords({ ...now, firedAt: undefined, waiting: { kind: 'old' } }, NAMES)).toBe('waiting: data old')
    expect(stateWords({ ...now, on: false }, NAMES)).toBe('off, fired 12:01:07 (2)')
  })
})

describe('the form', () => {
  it.each(RULES)('makes of a rule its fields and of these the rule: $kind', rule => {
    expect(ruleOf(fieldsOf(rule))).toEqual(rule)
  })
  it('makes no rule while a field is empty', () => {
    for (const kind of KINDS) if (kind !== 'spread') expect(ruleOf({ ...EMPTY, kind })).toBeUndefined()
    expect(ruleOf({ ...EMPTY, kind: 'spread', bps: '' })).toBeUndefined()
    expect(ruleOf({ ...EMPTY, price: 'soon' })).toBeUndefined()
  })
})

it('a long time between two books is a span that was not watched', () => {
  expect(withSpan([], 0, 19_000, 'lost')).toEqual([])
  expect(withSpan([], undefined, 90_000, 'lost')).toEqual([])
  const spans = withSpan(withSpan([], 0, 20_000, 'lost'), 50_000, 90_000, 'asleep')
  expect(spans.map(span => span.cause)).toEqual(['asleep', 'lost'])
})
