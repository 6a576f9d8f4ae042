// Sends one message to all WebSocket readers again and again, by the package ws. A peer of the bench "fanout".
//
//     node fanout.mjs BYTES MILLIS [deflate]
import { WebSocketServer } from 'ws'

const [bytes, millis, deflate] = process.argv.slice(2)
const server = new WebSocketServer({ host: '127.0.0.1', port: 0, backlog: 4_096, perMessageDeflate: deflate === 'deflate' && { threshold: 0, zlibDeflateOptions: { level: 1 } } })
server.on('listening', () => console.log(`fanout.mjs at http://127.0.0.1:${server.address().port}/`))
server.on('connection', socket => socket.on('error', () => {}))

/** Rows of a book, which can be compressed as well as real ones. */
function rows(length) {
  let text = ''
  let random = 1
  for (let price = 6_400_000; text.length < length; ) {
    random = (random * 48_271) % 2_147_483_647
    price += 1 + (random % 100)
    text += `[${price / 100},${(random % 300_000) / 100_000}],`
  }
  return text.slice(0, length)
}

const ROWS = rows(Number(bytes))
let sequence = 0
let due = performance.now()
function send() {
  const start = `{"type":"update","stream":"s1","sequence":${++sequence},"previous":${sequence - 1},"time":"${new Date().toISOString()}","bids":"`
  const message = Buffer.from(start + ROWS.slice(0, Number(bytes) - start.length - 2) + '"}')
  for (const socket of server.clients) if (socket.bufferedAmount < 512 * 1_024) socket.send(message, { binary: false })
  due += Number(millis)
  setTimeout(send, Math.max(0, due - performance.now()))
}
send()
