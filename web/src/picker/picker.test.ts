import { describe, expect, it } from 'vitest'
import { grouped, likeliest, listPath, recentOf, remembered } from './picker'
import type { Listed } from '../wire/instruments'

const listed = (instrument: string, polled = false, trading = 3): Listed => {
  const [base = '', quote = ''] = instrument.split('-')
  return { instrument, base, quote, polled, trading }
}

const ALL = 'instruments?brief=true&limit=50'

describe('the search for an instrument', () => {
  it('asks for all while nothing is typed', () => {
    expect(listPath('')).toBe(ALL)
    expect(listPath('  ')).toBe(ALL)
  })

  it('looks for a word anywhere', () => {
    expect(listPath(' btc')).toBe(`${ALL}&match=*BTC*`)
    expect(listPath('BTCUSDT')).toBe(`${ALL}&match=*BTCUSDT*`)
  })

  it('takes any sign between base and quote', () => {
    for (const typed of ['btc-us', 'btc/us', 'BTC us', 'btc_us', 'btc - us']) expect(listPath(typed)).toBe(`${ALL}&match=BTC-US*`)
    expect(listPath('btc-')).toBe(`${ALL}&match=BTC-*`)
    expect(listPath('/usd')).toBe(`${ALL}&match=*-USD*`)
  })

  it('asks nothing where no name can be so written, and for no longer name than there can be', () => {
    expect(listPath('€')).toBeUndefined()
    expect(listPath('-')).toBeUndefined()
    expect(listPath('x'.repeat(99))).toBe(`${ALL}&match=*${'X'.repeat(20)}*`)
  })
})

describe('the list of instruments', () => {
  const answer = [listed('ETH-USD', true, 24), listed('SOL-USD'), listed('ADA-USD'), listed('SOL-EUR', false, 1)]

  it('has the polled ones first, then each base with its own', () => {
    expect(grouped(answer, []).map(({ title, choices }) => [title, choices.map(each => each.instrument)])).toEqual([
      ['Polled now', ['ETH-USD']],
      ['SOL', ['SOL-USD', 'SOL-EUR']],
      ['ADA', ['ADA-USD']]
    ])
  })

  it('has the recent ones before all, each once, also where the answer was cut before them', () => {
    const groups = grouped(answer, ['SOL-EUR', 'XRP-KRW'])
    expect(groups[0]).toEqual({
      title: 'Recent',
      choices: [
        { instrument: 'SOL-EUR', trading: 1 },
        { instrument: 'XRP-KRW', trading: undefined }
      ]
    })
    expect(groups.flatMap(each => each.choices)).toHaveLength(5)
  })

  it('offers what is typed in full before what only begins so', () => {
    const choices = ['ETH-USDT', 'ETH-USDC', 'ETH-USD'].map(each => listed(each))
    expect(likeliest(choices, 'eth/usd')).toBe(2)
    expect(likeliest(choices, 'ethusdc')).toBe(1)
    expect(likeliest(choices, 'eth')).toBe(0)
  })
})

describe('the recent choices', () => {
  it('are five, newest first', () => {
    const chosen = ['A-USD', 'B-USD', 'C-USD', 'A-USD', 'D-USD', 'E-USD', 'F-USD']
    expect(chosen.reduce<readonly string[]>(remembered, [])).toEqual(['F-USD', 'E-USD', 'D-USD', 'A-USD', 'C-USD'])
  })

  it('are read back, without what is no instrument', () => {
    expect(recentOf('BTC-USD,<b>,,ETH-EUR,BTC-USD')).toEqual(['BTC-USD', 'ETH-EUR'])
    expect(recentOf(null)).toEqual([])
  })
})
