// `npm run lint`: the recommended rules of TypeScript and of Vue. Prettier lays the code out, so that no rule here does.
import vue from 'eslint-plugin-vue'
import ts from 'typescript-eslint'

const LAYOUT = [
  'first-attribute-linebreak',
  'html-closing-bracket-newline',
  'html-closing-bracket-spacing',
  'html-indent',
  'html-quotes',
  'html-self-closing',
  'max-attributes-per-line',
  'multiline-html-element-content-newline',
  'mustache-interpolation-spacing',
  'no-multi-spaces',
  'no-spaces-around-equal-signs-in-attribute',
  'singleline-html-element-content-newline'
]

export default ts.config(
  { ignores: ['dist/', 'src/wire/generated/'] },
  ts.configs.recommended,
  vue.configs['flat/recommended'],
  { files: ['**/*.vue'], languageOptions: { parserOptions: { parser: ts.parser } } },
  {
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      'no-var': 'error',
      'prefer-const': 'error',
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
      // TypeScript tells which property may be left out.
      'vue/require-default-prop': 'off',
      // A component of the page has the name of its file: Desk, Waiting.
      'vue/multi-word-component-names': 'off',
      'max-lines': ['error', { max: 400 }],
      ...Object.fromEntries(LAYOUT.map(rule => [`vue/${rule}`, 'off']))
    }
  },
  {
    // Functions of data: what is no component and no composable.
    files: ['src/{book,chart,fill,ladder,picker,time,venues,watch,table,alerts,compare}/[a-z]*.ts'],
    ignores: ['**/use[A-Z]*.ts'],
    rules: {
      'no-restricted-globals': ['error', 'document', 'window', 'localStorage', 'sessionStorage', 'location', 'history', 'navigator', 'matchMedia']
    }
  },
  { files: ['**/*.test.ts'], rules: { 'vue/one-component-per-file': 'off' } },
  { files: ['src/app/mounted.ts'], rules: { 'vue/one-component-per-file': 'off' } }
)
