import { mount } from '@vue/test-utils'
import { expect, it } from 'vitest'
import type { HeldVenue } from '../model/book'
import ConnectionBanner from './ConnectionBanner.vue'
import VenueList from './VenueList.vue'

const row = (venue: string, more: Partial<HeldVenue>): HeldVenue => ({
  venue, market: 'XBTUSD', state: 'live', counted: true, why: undefined, ageMs: 800, heardAt: 1_000, bids: 5, asks: 6,
  reach: { bid: undefined, ask: undefined }, complete: { bid: false, ask: false }, ...more
})

it('shows each venue with word and age, those that count first', () => {
  const list = mount(VenueList, {
    props: {
      venues: [row('gate', { state: 'stale', counted: false, why: 'stale', ageMs: 20_000, heardAt: 400 }), row('okx', {}), row('zz', { counted: false, why: 'skew' })],
      now: 1_400
    }
  })
  const rows = list.findAll('[data-testid=venue-row]')
  expect(rows.map(r => r.attributes('data-venue'))).toEqual(['okx', 'gate', 'zz'])
  expect(rows[0]?.text()).toContain('live')
  expect(rows[0]?.text()).toContain('1.2 s')
  expect(rows[1]?.text()).toContain('21 s')
  expect(rows[2]?.text()).toContain('skew')
})

it('says since when the connection is lost and when it is tried again', () => {
  const banner = mount(ConnectionBanner, {
    props: { link: { kind: 'lost', since: 1_000, retryAt: 16_000 }, now: 13_000, lastGood: '14:03:22', refusal: undefined }
  })
  expect(banner.get('[role=alert]').text()).toBe('Connection lost 12 s ago: last data 14:03:22, trying again in 3 s.')
})

it('says nothing while all is well', () => {
  const banner = mount(ConnectionBanner, { props: { link: { kind: 'open' }, now: 0, lastGood: undefined, refusal: undefined } })
  expect(banner.find('[role=alert]').exists()).toBe(false)
})
