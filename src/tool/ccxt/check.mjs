// Reads the embedded exchanges with ccxt, as a client that is not ours, and compares each book with Omnidepth's.
//
//     node check.mjs [--jar FILE] [--venues kraken,okx] [--list]
//
// It starts both from the jar, on loopback. Only ccxt's hosts change; it asks for spot markets, and not for currencies.
// Every exchange is frozen before a book is read, so that ccxt and Omnidepth read the same moment.
// The exit status is 1 where a venue was not read, or where a book differs.
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { parseArgs } from 'node:util'
import ccxt from 'ccxt'

const { values: options } = parseArgs({
  options: {
    jar: { type: 'string', default: new URL('../../../target/omnidepth.jar', import.meta.url).pathname },
    venues: { type: 'string', default: '' },
    list: { type: 'boolean', default: false },
  },
})

/** The client of a venue that ccxt knows by another name. */
const CLIENTS = { coinbase: 'coinbaseexchange' }
/** The first of these that a venue lists is compared; without them, the first market of BTC. */
const QUOTES = ['USD', 'USDT', 'USDC', 'JPY', 'KRW']
const PATIENCE = 60_000

const { version } = JSON.parse(readFileSync(new URL('node_modules/ccxt/package.json', import.meta.url), 'utf8'))

const children = []

/** Starts the program; answers the first thing in its output that the pattern matches. */
async function start(pattern, ...args) {
  const child = spawn('java', ['-Xmx256m', '-XX:+UseSerialGC', '-jar', options.jar, ...args])
  children.push(child)
  const lines = []
  const found = new Promise((resolve, reject) => {
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', line => {
        const match = pattern.exec(line)
        if (match) resolve(match[1])
        lines.push(line)
      })
    }
    child.once('error', reject)
    child.once('exit', status => reject(new Error(`omnidepth ${args[0]}: status ${status}\n${lines.slice(-5).join('\n')}`)))
  })
  return found
}

/** The same addresses at another origin. */
function at(origin, addresses) {
  if (typeof addresses === 'string') return addresses.replace(/^https?:\/\/[^/]+/, origin)
  return Object.fromEntries(Object.entries(addresses).map(([name, address]) => [name, at(origin, address)]))
}

/** Has the client load spot markets alone, where it can be told to. */
function spotOnly(client) {
  const usual = client.options.fetchMarkets
  const flags = usual?.types && !Array.isArray(usual.types)
  if (Array.isArray(usual)) client.options.fetchMarkets = ['spot']
  else if (typeof usual !== 'string') client.options.fetchMarkets = { ...usual, types: flags ? { spot: true } : ['spot'] }
}

function client(venue, origin) {
  const known = new ccxt[CLIENTS[venue] ?? venue]({ timeout: PATIENCE })
  known.urls.api = at(origin, known.urls.api)
  known.has.fetchCurrencies = false
  spotOnly(known)
  return known
}

/** Loads the markets, and chooses one. */
async function load(venue, origin) {
  const row = { venue, origin, markets: 0 }
  try {
    row.client = client(venue, origin)
    const markets = Object.values(await row.client.loadMarkets()).filter(market => market.spot)
    row.markets = markets.length
    row.market = QUOTES.map(quote => markets.find(market => market.base === 'BTC' && market.quote === quote)).find(Boolean) ?? markets.find(market => market.base === 'BTC')
    row.instrument = row.market && `${row.market.base}-${row.market.quote}`
    if (!row.market) row.failure = 'no BTC market'
    if (options.list) console.log(venue, markets.map(market => market.symbol).join(' '))
  } catch (failure) {
    row.failure = failure.message
  }
  return row
}

/** Omnidepth's book, as soon as it has one. */
async function ours(server, { venue, instrument }) {
  const until = Date.now() + PATIENCE
  for (;;) {
    const answer = await fetch(`${server}api/v1/books/${venue}/${instrument}?numbers=text`)
    if (answer.ok) return answer.json()
    if (Date.now() > until) throw new Error(`omnidepth: ${answer.status} ${await answer.text()}`)
    await new Promise(resolve => setTimeout(resolve, 250))
  }
}

/** The place of the first level that differs, as far as doubles tell; undefined where none does. */
function difference(side, theirs, our) {
  const count = Math.min(theirs.length, our.length)
  if (count === 0) return `${side}: no level`
  for (let i = 0; i < count; i++) {
    const [price, size] = our[i].map(Number)
    if (theirs[i][0] !== price || theirs[i][1] !== size) return `${side} ${i}: ccxt ${theirs[i].slice(0, 2)}, omnidepth ${our[i]}`
  }
}

async function compare(server, row) {
  try {
    row.book = await row.client.fetchOrderBook(row.market.symbol)
    const book = await ours(server, row)
    row.levels = [book.bids.length, book.asks.length]
    row.failure = difference('bid', row.book.bids, book.bids) ?? difference('ask', row.book.asks, book.asks)
  } catch (failure) {
    row.failure = failure.message
  }
}

const COLUMNS = [
  ['venue', row => row.venue],
  ['markets', row => row.markets],
  ['instrument', row => row.instrument ?? '-'],
  ['levels of ccxt', row => (row.book ? `${row.book.bids.length} + ${row.book.asks.length}` : '-')],
  ['of omnidepth', row => (row.levels ? row.levels.join(' + ') : '-')],
  ['best bid', row => row.book?.bids[0]?.slice(0, 2).join(' x ') ?? '-'],
  ['best ask', row => row.book?.asks[0]?.slice(0, 2).join(' x ') ?? '-'],
  ['equal', row => (row.failure ? `no: ${row.failure.slice(0, 200)}` : 'yes')],
]

function print(rows) {
  const table = [COLUMNS.map(([title]) => title), ...rows.map(row => COLUMNS.map(([, of]) => String(of(row))))]
  const widths = COLUMNS.map((_, column) => Math.max(...table.map(cells => cells[column].length)))
  for (const cells of table) console.log(cells.map((cell, column) => cell.padEnd(widths[column])).join('  ').trimEnd())
}

async function check() {
  const only = options.venues ? ['--venues', options.venues] : []
  const { venues } = JSON.parse(await start(/^(\{.*\})$/, 'exchanges', '--base-port', '0', '--unlimited', ...only))
  const known = Object.entries(venues).filter(([venue]) => (CLIENTS[venue] ?? venue) in ccxt)
  const rows = await Promise.all(known.map(([venue, origin]) => load(venue, origin)))
  await Promise.all(rows.map(row => fetch(`${row.origin}/_exchange?fault=frozen`, { method: 'POST' })))
  const read = rows.filter(row => row.market)
  const instruments = [...new Set(read.map(row => row.instrument))]
  const origins = read.flatMap(row => ['--venue-url', `${row.venue}=${row.origin}`])
  const from = ['--venues', read.map(row => row.venue).join(',')]
  const server = await start(/at (http:\S+\/)$/, 'serve', '--port', '0', '--instruments', instruments.join(','), ...from, ...origins)
  await Promise.all(read.map(row => compare(server, row)))
  print(rows)
  const unknown = Object.keys(venues).filter(venue => !known.some(([name]) => name === venue))
  console.log(`\nccxt ${version}: ${rows.filter(row => !row.failure).length} of ${rows.length} venues read and equal; it does not know ${unknown.join(', ') || 'none'}`)
  return rows.length > 0 && rows.every(row => !row.failure)
}

try {
  process.exitCode = (await check()) ? 0 : 1
} finally {
  for (const child of children) {
    if (child.exitCode !== null) continue
    const ended = once(child, 'exit')
    child.kill()
    await ended
  }
}
process.exit()
