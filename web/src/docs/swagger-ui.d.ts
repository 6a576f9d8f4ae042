declare module 'swagger-ui-dist/swagger-ui-es-bundle.js' {
  /** Draws the document at `url` into the element with the id. */
  export default function SwaggerUI(options: Readonly<Record<string, unknown>>): unknown
}
