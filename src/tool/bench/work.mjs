// The work of the benches by ccxt and by plain JavaScript: reading, merging, writing.
//
//     node work.mjs FOLDER SECONDS
//
// FOLDER has bodies as <venue>.<number>.json, merged books as <venues>.venues.json (for each venue its bids and asks,
// rows of price and size), and answer.json. Each line of the output is the name of a figure and its value.
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import ccxt from 'ccxt'

const [folder, seconds] = process.argv.slice(2)
const LEVELS = 2_000
const ROWS = 500
const CLIENTS = {
  binanceus: { make: () => new ccxt.binanceus(), sides: body => body, keys: ['bids', 'asks'] },
  kraken: { make: () => new ccxt.kraken(), sides: body => Object.values(body.result)[0], keys: ['bids', 'asks'] },
  coinbase: { make: () => new ccxt.coinbaseexchange(), sides: body => body, keys: ['bids', 'asks'] },
}
let sink = 0

/** The median of many runs, in nanoseconds a run, after as much time for the compiler. */
function time(work) {
  const until = performance.now() + 1_000 * seconds
  while (performance.now() < until) sink += work()
  const times = []
  const end = performance.now() + 1_000 * seconds
  while (performance.now() < end) {
    const begun = process.hrtime.bigint()
    sink += work()
    times.push(Number(process.hrtime.bigint() - begun))
  }
  times.sort((a, b) => a - b)
  return times[Math.floor(times.length / 2)]
}

function read(venue, bodies) {
  const { make, sides, keys } = CLIENTS[venue]
  const client = make()
  let next = 0
  return () => {
    const book = client.parseOrderBook(sides(JSON.parse(bodies[next++ % bodies.length])), 'BTC/USD', undefined, ...keys, 0, 1)
    let sum = 0
    for (const side of [book.bids, book.asks]) {
      let cumulative = 0
      for (const row of side) row[2] = cumulative += row[1]
      sum += cumulative
    }
    return sum
  }
}

/** One side of all venues: concatenated, sorted, in groups of 1, with the share of each venue. */
function merge(venues, side) {
  const rows = []
  venues.forEach((venue, place) => {
    for (const [price, size] of venue[side]) rows.push([side === 0 ? Math.floor(price) : Math.ceil(price), size, place])
  })
  rows.sort(side === 0 ? (a, b) => b[0] - a[0] : (a, b) => a[0] - b[0])
  const groups = []
  let cumulative = 0
  for (const [price, size, place] of rows) {
    let last = groups[groups.length - 1]
    if (!last || last[0] !== price) {
      if (groups.length === ROWS) break
      groups.push((last = [price, 0, 0, {}]))
    }
    last[1] += size
    last[2] = cumulative += size
    last[3][place] = (last[3][place] ?? 0) + size
  }
  return groups
}

for (const venue of Object.keys(CLIENTS)) {
  const bodies = readdirSync(folder).filter(name => name.startsWith(venue + '.')).map(name => readFileSync(join(folder, name), 'utf8'))
  if (bodies.length) console.log(`read.ccxt.${venue}`, time(read(venue, bodies)) / LEVELS)
}
for (const count of [10, 20]) {
  const file = `${count}.venues.json`
  if (!readdirSync(folder).includes(file)) continue
  const venues = JSON.parse(readFileSync(join(folder, file), 'utf8'))
  console.log(`merge.node.${count}`, time(() => merge(venues, 0).length + merge(venues, 1).length) / 1_000)
}
if (readdirSync(folder).includes('answer.json')) {
  const { bids, asks } = JSON.parse(readFileSync(join(folder, 'answer.json'), 'utf8'))
  console.log('write.stringify', time(() => JSON.stringify({ bids, asks }).length) / 1_000)
}
if (sink === 0) console.error('nothing was done')
