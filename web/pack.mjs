// Packs the built page: beside each file that gets smaller it writes FILE.br and FILE.gz, for the server and for any other that serves
// such files. Each is as small as it can be made, which is done once here and never again for a reader.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'

const DIST = new URL('dist/', import.meta.url)
/** Operators of a page on another server change its settings, so that a packed copy would be an old one. */
const SPARED = /\.(br|gz)$|^settings\.js$/
const ways = {
  br: bytes =>
    brotliCompressSync(bytes, {
      params: { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length }
    }),
  gz: bytes => gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION })
}

const sizes = { plain: 0, br: 0, gz: 0 }
for (const entry of readdirSync(DIST, { recursive: true, withFileTypes: true })) {
  if (!entry.isFile() || SPARED.test(entry.name)) continue
  const path = `${entry.parentPath ?? entry.path}/${entry.name}`
  const bytes = readFileSync(path)
  sizes.plain += bytes.length
  for (const [ending, pack] of Object.entries(ways)) {
    const packed = pack(bytes)
    if (packed.length < bytes.length) writeFileSync(`${path}.${ending}`, packed)
    sizes[ending] += Math.min(packed.length, bytes.length)
  }
}
console.log(`Packed ${sizes.plain} bytes of the page: ${sizes.br} by brotli, ${sizes.gz} by gzip.`)
