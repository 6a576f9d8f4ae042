import SwaggerUI from 'swagger-ui-dist/swagger-ui-es-bundle.js'
import 'swagger-ui-dist/swagger-ui.css'
import licence from 'swagger-ui-dist/LICENSE?url'
import notice from 'swagger-ui-dist/NOTICE?url'
import parts from 'swagger-ui-dist/swagger-ui-es-bundle.js.LICENSE.txt?url'
import { wrongSetting } from '../app/setting'
import { withExamplesInWords } from './examples'
import './docs.css'

// The licence of Swagger UI goes with it.
for (const [id, url] of Object.entries({ licence, notice, parts })) {
  document.getElementById(id)?.setAttribute('href', url)
}

// Swagger UI has a dark look, which a class turns on.
const dark = matchMedia('(prefers-color-scheme: dark)')
const show = () => document.documentElement.classList.toggle('dark-mode', dark.matches)
dark.addEventListener('change', show)
show()

// This is not imported from ../wire/api, as the chart would then load that as a part of its own.
const { root, wrong } = window.omnidepthServer ?? { root: '' }
const note = document.getElementById('note')

/** Says which server it is; nothing where it is the page's own. */
function say(words: string): void {
  if (note === null) return
  note.textContent = words
  note.hidden = words === ''
}

type Act<T> = (of: T) => unknown

if (wrong === undefined) {
  for (const link of document.querySelectorAll('nav a')) link.setAttribute('href', root + link.getAttribute('href'))
  say(root && `Requests of this page go to ${root}.`)
  SwaggerUI({
    url: `${root}/openapi.json`,
    dom_id: '#docs',
    deepLinking: true,
    // It would ask another host whether the document is valid.
    validatorUrl: null,
    docExpansion: 'list',
    defaultModelsExpandDepth: 0,
    displayRequestDuration: true,
    // The bounds of the parameters.
    showCommonExtensions: true,
    plugins: root === '' ? [examples] : [examples, apart]
  })
} else {
  say(wrongSetting(window.omnidepthApi, wrong))
}

/** Fills in no optional parameter when a request is tried. */
function examples(): object {
  return { statePlugins: { spec: { wrapActions: { updateJsonSpec: (act: Act<object>) => (spec: object) => act(withExamplesInWords(spec)) } } } }
}

/** Tries requests under the server's path, too, and says which pages may read the document where it cannot be read. */
function apart(): object {
  return {
    statePlugins: {
      spec: {
        wrapActions: {
          updateJsonSpec: (act: Act<object>) => (spec: object) => {
            // Its links begin at the server, not at this page's host.
            const linked = JSON.parse(JSON.stringify(spec).replaceAll('](/', `](${root}/`)) as object
            return act({ ...linked, servers: [{ url: root }] })
          },
          updateLoadingStatus: (act: Act<string>) => (status: string) => {
            if (status.startsWith('failed')) {
              say(`${root}/openapi.json cannot be read. If the server runs, start it with --allow-origin ${location.origin}.`)
            }
            return act(status)
          }
        }
      }
    }
  }
}
