// `npm run lint`: which folder of src may import which. Tests may import anything.
const TEST = '[.]test[.]ts$|^src/(test|app/mounted|wire/samples)[.]ts$'
const forbidden = (name, comment, from, to) => ({ name, comment, severity: 'error', from: { pathNot: TEST, ...from }, to })

/** Each room, and the rooms that it may need. */
const ROOMS = [
  ['wire'],
  ['ui', 'wire'],
  ['book', 'ui', 'wire'],
  ['time', 'book', 'ui', 'wire'],
  ['venues', 'time', 'book', 'ui', 'wire'],
  ['chart', 'book', 'ui', 'wire'],
  ['ladder', 'book', 'ui', 'wire'],
  ['fill', 'book', 'ui', 'wire'],
  ['picker', 'ui', 'wire'],
  ['watch', 'alerts', 'time', 'book', 'ui', 'wire'],
  ['table', 'book', 'ui', 'wire'],
  ['alerts', 'book', 'ui', 'wire'],
  ['compare', 'book', 'ui', 'wire']
]

export default {
  forbidden: [
    forbidden('no-cycle', 'Two files that need each other are one.', {}, { circular: true }),
    ...ROOMS.map(([room, ...needs]) =>
      forbidden(
        `${room}-needs`,
        needs.length === 0 ? 'It needs no other room.' : `It needs no room but ${needs.join(', ')}.`,
        { path: `^src/${room}/` },
        { path: '^src/', pathNot: `^src/(${[room, ...needs].join('|')})/` }
      )
    ),
    forbidden(
      'model-is-pure',
      'A module that is no component and no composable is a function of data: it runs without Vue.',
      {
        path: '^src/(wire|book|chart|ladder|fill|time|venues|picker|ui|watch|table|alerts|compare)/',
        pathNot: `${TEST}|[.]vue$|/use[A-Z][^/]*[.]ts$`
      },
      { path: 'node_modules/@?vue/|[.]vue$|^src/.*/use[A-Z][^/]*[.]ts$' }
    ),
    forbidden('no-test-in-the-page', 'A test ships nowhere.', {}, { path: TEST })
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.json' }
  }
}
