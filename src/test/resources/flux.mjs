// Type-checks Flux with the language server that its makers give to editors. Run in web/, where that is installed: reads a JSON
// array of texts from standard input, and prints a JSON array with {faults, file} of each: what is wrong, and its syntax tree.
import { createRequire } from 'node:module'
import { text } from 'node:stream/consumers'

const { Lsp, parse } = createRequire(`${process.cwd()}/`)('@influxdata/flux-lsp-node')

// The language server has something to say about itself; the answer alone goes to standard output.
console.info = console.log = console.error

const sources = JSON.parse(await text(process.stdin))
const uri = index => `file:///${index}/query.flux`
const diagnostics = new Map()
const server = new Lsp()
const all = new Promise(resolve => {
  server.onMessage(message => {
    const { method, params } = JSON.parse(message)
    if (method !== 'textDocument/publishDiagnostics') return
    diagnostics.set(params.uri, params.diagnostics)
    if (diagnostics.size === sources.length) resolve()
  })
})
server.run()
const say = (method, params, id) => server.send(JSON.stringify({ jsonrpc: '2.0', id, method, params }))
await say('initialize', { capabilities: {} }, 1)
await say('initialized', {})
for (const [index, source] of sources.entries()) {
  await say('textDocument/didOpen', { textDocument: { uri: uri(index), languageId: 'flux', version: 1, text: source } })
}
// Each is answered, a right one with an empty list; were one not, Node would end here with status 13.
if (sources.length > 0) await all

const WRONG = 1 // a severity; the others are advice
const wrong = found => found.filter(({ severity }) => severity === WRONG)
const fault = ({ message, range }) => `${range.start.line + 1}:${range.start.character + 1} ${message}`
const answers = sources.map((source, index) => ({ faults: wrong(diagnostics.get(uri(index))).map(fault), file: parse(source) }))
process.stdout.write(JSON.stringify(answers, (key, value) => (key === 'location' ? undefined : value)))
