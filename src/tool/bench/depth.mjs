// Polls embedded exchanges with ccxt, merges their books, and writes the depth as JSON. A peer of the benches "polls" and "start".
//
//     node depth.mjs ROUNDS MILLIS PLAIN ID=ORIGIN...
//
// ROUNDS 0 serves for ever: it polls every MILLIS and answers each HTTP request with the last depth. With another number it
// polls so many rounds, one every MILLIS, after as many to warm up, and prints the processor seconds of 1,000 polls. PLAIN
// "plain" takes no compressed answers.
import { createServer } from 'node:http'
import ccxt from 'ccxt'

const [rounds, millis, plain, ...venues] = process.argv.slice(2)
const CLIENTS = { coinbase: 'coinbaseexchange' }
const LIMITS = { kraken: 500, okx: 400 }

function at(origin, addresses) {
  if (typeof addresses === 'string') return addresses.replace(/^https?:\/\/[^/]+/, origin)
  return Object.fromEntries(Object.entries(addresses).map(([name, address]) => [name, at(origin, address)]))
}

/** A client at another origin; it knows one market, so that it loads no list. */
function client(venue) {
  const [id, origin] = venue.split('=')
  const made = new ccxt[CLIENTS[id] ?? id]({ timeout: 10_000, enableRateLimit: false })
  made.urls.api = at(origin, made.urls.api)
  made.has.fetchCurrencies = false
  if (plain === 'plain') made.headers = { ...made.headers, 'Accept-Encoding': 'identity' }
  const usual = made.options.fetchMarkets
  if (Array.isArray(usual)) made.options.fetchMarkets = ['spot']
  else if (typeof usual !== 'string') made.options.fetchMarkets = { ...usual, types: usual?.types && !Array.isArray(usual.types) ? { spot: true } : ['spot'] }
  return { id, made }
}

const clients = venues.map(client)
await Promise.all(
  clients.map(async each => {
    const markets = Object.values(await each.made.loadMarkets()).filter(market => market.spot && market.base === 'BTC')
    each.symbol = (markets.find(market => market.quote === 'USD') ?? markets.find(market => market.quote === 'USDT')).symbol
  }),
)

function side(books, name, order) {
  const rows = books.flatMap(({ id, book }) => book[name].map(([price, size]) => [price, size, id]))
  rows.sort((a, b) => order * (a[0] - b[0]))
  const merged = []
  let cumulative = 0
  for (const [price, size, id] of rows) {
    let last = merged[merged.length - 1]
    if (!last || last[0] !== price) {
      if (merged.length === 100) break
      merged.push((last = [price, 0, 0, {}]))
    }
    last[1] += size
    last[2] = cumulative += size
    last[3][id] = (last[3][id] ?? 0) + size
  }
  return merged
}

let failures = 0
async function poll() {
  const books = await Promise.all(
    clients.map(async ({ id, made, symbol }) => {
      try {
        return { id, book: await made.fetchOrderBook(symbol, LIMITS[id]) }
      } catch {
        failures++
        return { id, book: { bids: [], asks: [] } }
      }
    }),
  )
  return JSON.stringify({ time: new Date().toISOString(), bids: side(books, 'bids', -1), asks: side(books, 'asks', 1) })
}

/** The next round, not before its time: a pace that all peers share, as rested processors are slower. */
let next = performance.now()
async function pacedPoll() {
  next = Math.max(performance.now(), next + Number(millis))
  await new Promise(resume => setTimeout(resume, next - performance.now()))
  return poll()
}

async function measure() {
  for (let i = 0; i < rounds; i++) await pacedPoll()
  failures = 0
  const before = process.cpuUsage()
  let levels = 0
  for (let i = 0; i < rounds; i++) levels += (await pacedPoll()).length
  const { user, system } = process.cpuUsage(before)
  const polls = rounds * clients.length - failures
  console.log(`polls.ccxt.${plain}`, (user + system) / 1e6 / (polls / 1_000))
  console.log(`polls.ccxt.${plain}.failures`, failures)
  if (levels === 0) throw new Error('nothing was read')
}

async function serve() {
  let answer = await poll()
  const server = createServer((request, response) => response.setHeader('content-type', 'application/json').end(answer))
  server.listen(0, '127.0.0.1', () => console.log(`depth.mjs at http://127.0.0.1:${server.address().port}/`))
  setInterval(async () => (answer = await poll()), Number(millis))
}

await (rounds > 0 ? measure() : serve())
