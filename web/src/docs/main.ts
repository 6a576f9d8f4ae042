import SwaggerUI from 'swagger-ui-dist/swagger-ui-es-bundle.js'
import 'swagger-ui-dist/swagger-ui.css'
import licence from 'swagger-ui-dist/LICENSE?url'
import notice from 'swagger-ui-dist/NOTICE?url'
import parts from 'swagger-ui-dist/swagger-ui-es-bundle.js.LICENSE.txt?url'
import './docs.css'

// What Swagger UI is given away under goes with it.
for (const [id, url] of Object.entries({ licence, notice, parts })) {
  document.getElementById(id)?.setAttribute('href', url)
}

// Swagger UI has a dark look, and wants to be told when.
const dark = matchMedia('(prefers-color-scheme: dark)')
const show = () => document.documentElement.classList.toggle('dark-mode', dark.matches)
dark.addEventListener('change', show)
show()

SwaggerUI({
  url: '/openapi.json',
  dom_id: '#docs',
  deepLinking: true,
  // It would ask another host whether the document is valid.
  validatorUrl: null,
  docExpansion: 'list',
  defaultModelsExpandDepth: 0,
  displayRequestDuration: true,
  // The bounds of the parameters.
  showCommonExtensions: true
})
