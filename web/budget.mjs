// Fails the build when the JavaScript that the page needs to be there is over its budget, gzipped as it is served.
import { readdirSync, readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

const LIMIT = 90_000
/** Of all parts of the page in one language. */
const LIMIT_OF_ALL = 170_000
const DIST = new URL('dist/', import.meta.url)
const read = path => readFileSync(new URL(path, DIST))
const kB = bytes => `${(bytes / 1000).toFixed(2)} kB`

/** The files that the page names and those that they import. The page loads import() later, so that it is left out. */
const files = new Set([...String(read('index.html')).matchAll(/(?:src|href)="\.\/([^"]+\.js)"/g)].map(([, path]) => path))
for (const file of files) {
  for (const [, path] of String(read(file)).matchAll(/\b(?:from|import)\s*["'](\.[^"']+)["']/g)) {
    files.add(new URL(path, new URL(file, DIST)).pathname.slice(DIST.pathname.length))
  }
}

const sum = paths => paths.reduce((bytes, path) => bytes + gzipSync(read(path)).length, 0)
const size = sum([...files])
const later = readdirSync(new URL('assets/', DIST))
  .map(file => `assets/${file}`)
  .filter(file => file.endsWith('.js') && !files.has(file) && !/\/(docs|zh|es)-/.test(file))
const all = size + sum(later)
const told = `The page loads ${kB(size)} of JavaScript gzipped, in ${files.size} files; its budget is ${kB(LIMIT)}. Parts that come later: ${kB(sum(later))}, in all ${kB(all)} of ${kB(LIMIT_OF_ALL)}.`
if (files.size === 0 || size > LIMIT || all > LIMIT_OF_ALL) {
  console.error(`${told} ${[...files].join(', ')}`)
  process.exit(1)
}
console.log(told)
