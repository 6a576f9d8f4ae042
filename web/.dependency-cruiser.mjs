// `npm run lint`: which folder of src may import which. Tests may import anything.
const TEST = '[.]test[.]ts$|^src/(test|components/mounted|wire/samples)[.]ts$'
const forbidden = (name, comment, from, to) => ({ name, comment, severity: 'error', from: { pathNot: TEST, ...from }, to })

export default {
  forbidden: [
    forbidden('no-cycle', 'Two files that need each other are one.', {}, { circular: true }),
    forbidden('wire-is-first', 'The wire knows nothing of the page.', { path: '^src/wire/' }, { path: '^src/', pathNot: '^src/wire/' }),
    forbidden(
      'book-needs-wire-and-model',
      'A book is read and kept, not shown.',
      { path: '^src/book/' },
      { path: '^src/', pathNot: '^src/(wire|book|model)/' }
    ),
    forbidden(
      'model-is-pure',
      'The model and the chart are functions of data: they need no component and no composable.',
      { path: '^src/(model|chart)/' },
      { path: '[.]vue$|/use[A-Z][^/]*[.]ts$|^src/(app|components|stream)/' }
    ),
    forbidden(
      'model-needs-no-vue',
      'The model, the chart and the wire run without Vue.',
      { path: '^src/(model|chart|wire)/' },
      { path: 'node_modules/@?vue/' }
    ),
    forbidden('model-needs-no-chart', 'The chart draws the model.', { path: '^src/model/' }, { path: '^src/chart/' }),
    forbidden('no-test-in-the-page', 'A test ships nowhere.', {}, { path: TEST })
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' }
  }
}
