// node sbom.mjs FILE: writes the bill of materials of the built page, CycloneDX 1.6 in JSON. Its parts are the packages that the bundle
// holds and those that package.json names for it. It has no time and no random number, so that the same parts give the same bytes.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

const read = path => JSON.parse(readFileSync(new URL(path, import.meta.url)))
const page = read('package.json')
const lock = read('package-lock.json').packages
const bundled = read('dist/licences.json').map(part => part.name)
const names = [...new Set([...bundled, ...Object.keys(page.dependencies)])].sort()

const purl = (name, version) => `pkg:npm/${name.replace('@', '%40')}@${version}`
const locked = name => {
  const part = lock[`node_modules/${name}`]
  if (part === undefined || part.dev) throw new Error(`${name}: the page bundles it, so package.json must name it under "dependencies"`)
  return part
}
const ref = name => purl(name, locked(name).version)
/** A licence of npm is an SPDX identifier or an expression of several. */
const licence = text => (/ (OR|AND|WITH) /.test(text) ? { expression: text } : { license: { id: text } })
const dependsOn = part => names.filter(name => name in (part.dependencies ?? {})).map(ref)

const whole = { type: 'application', 'bom-ref': purl(page.name, page.version), name: page.name, version: page.version }
const components = names.map(name => {
  const part = locked(name)
  const [algorithm, digest] = part.integrity.split(/-(.*)/)
  return {
    type: 'library',
    'bom-ref': ref(name),
    name,
    version: part.version,
    scope: 'required',
    hashes: [{ alg: algorithm.replace('sha', 'SHA-'), content: Buffer.from(digest, 'base64').toString('hex') }],
    licenses: part.license === undefined ? [] : [licence(part.license)],
    purl: ref(name)
  }
})
const bill = {
  $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
  bomFormat: 'CycloneDX',
  specVersion: '1.6',
  version: 1,
  metadata: { lifecycles: [{ phase: 'build' }], component: { ...whole, purl: whole['bom-ref'] } },
  components,
  dependencies: [
    { ref: whole['bom-ref'], dependsOn: dependsOn(page) },
    ...names.map(name => ({ ref: ref(name), dependsOn: dependsOn(locked(name)) }))
  ]
}
const file = process.argv[2]
mkdirSync(dirname(file), { recursive: true })
writeFileSync(file, JSON.stringify(bill, null, 2) + '\n')
console.log(`${file}: ${components.length} parts`)
