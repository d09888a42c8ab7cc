import { readdirSync, readFileSync } from 'node:fs'
import { join, posix } from 'node:path'
import { parseSync } from 'vite'
import { describe, expect, it } from 'vitest'

// The rules of the house as tests. Each rule is a function of a path and a text, so that it can be shown to fail.

const ROOT = process.cwd()

interface SourceFile {
  path: string
  text: string
}

const filesUnder = (folder: string): SourceFile[] =>
  readdirSync(join(ROOT, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => posix.join(posix.relative(ROOT, entry.parentPath), entry.name))
    .filter((path) => /\.tsx?$/.test(path))
    .toSorted()
    .map((path) => ({ path, text: readFileSync(join(ROOT, path), 'utf8') }))

/** `testing.ts` holds what tests share; it is one of them, and only they may import it. */
const isTest = (path: string) => /(\.test|\/testing)(\.tsx?)?$/.test(path)

// What may import what

/** A layer is a folder of `src`; each feature is one of its own. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  contract: [],
  build: ['contract'],
  lib: ['contract'],
  i18n: ['lib', 'contract'],
  ui: ['lib'],
  api: ['lib', 'contract'],
  timeline: ['i18n', 'ui', 'lib', 'contract'],
  features: ['api', 'timeline', 'i18n', 'ui', 'lib', 'contract'],
  app: ['features', 'api', 'timeline', 'i18n', 'ui', 'lib', 'contract'],
  'main.tsx': ['app', 'index.css'],
  server: ['lib', 'contract'],
  demo: ['lib', 'contract'],
}

const layerOf = (path: string): string => path.split('/')[1] ?? ''
const featureOf = (path: string): string => (layerOf(path) === 'features' ? (path.split('/')[2] ?? '') : '')

/** Why `from` may not import `to`, or null. Both are paths from the root. */
function refusal(from: string, to: string): string | null {
  if (isTest(from)) return null
  if (isTest(to)) return 'only tests import what is there for tests'
  const layer = layerOf(to)
  if (from.startsWith('e2e/')) {
    return to.startsWith('e2e/') || layer === 'lib' || layer === 'contract'
      ? null
      : 'e2e knows contract and lib only'
  }
  if (!to.startsWith('src/')) return 'nothing outside src'
  if (layer === layerOf(from))
    return featureOf(to) === featureOf(from) ? null : 'a feature does not import another'
  return MAY_IMPORT[layerOf(from)]?.includes(layer) ? null : `${layerOf(from)} does not import ${layer}`
}

interface Syntax {
  type?: string
  source?: { value?: unknown } | null
  exported?: { name?: string }
}

function walk(value: unknown, visit: (node: Syntax) => void): void {
  if (typeof value !== 'object' || value === null) return
  if (Array.isArray(value)) {
    for (const item of value) walk(item, visit)
    return
  }
  if ('type' in value) visit(value as Syntax)
  for (const item of Object.values(value)) walk(item, visit)
}

const IMPORTS = new Set([
  'ImportDeclaration',
  'ExportNamedDeclaration',
  'ExportAllDeclaration',
  'ImportExpression',
  'TSImportType',
])

interface Parsed {
  imports: string[]
  hasDefaultExport: boolean
  /** The comment that stands before all code. */
  firstComment: string
  /** The text without its comments. */
  code: string
}

const READ = new WeakMap<SourceFile, Parsed>()

function parsed(file: SourceFile): Parsed {
  const known = READ.get(file)
  if (known) return known
  const read = readParts(file)
  READ.set(file, read)
  return read
}

function readParts({ path, text }: SourceFile): Parsed {
  const { program, comments, errors } = parseSync(path, text)
  if (errors.length > 0) throw new Error(`${path} cannot be read: ${errors[0]?.message}`)
  const imports: string[] = []
  let hasDefaultExport = false
  walk(program, (node) => {
    const isNamedDefault = node.type === 'ExportSpecifier' && node.exported?.name === 'default'
    if (node.type === 'ExportDefaultDeclaration' || isNamedDefault) hasDefaultExport = true
    if (!IMPORTS.has(node.type ?? '') || !node.source) return
    // A computed import could lead anywhere.
    imports.push(typeof node.source.value === 'string' ? node.source.value : '/computed')
  })
  const codeStart = program.body[0]?.start ?? text.length
  const [first] = comments
  return {
    imports,
    hasDefaultExport,
    firstComment: first && first.start < codeStart ? first.value : '',
    code: comments.reduceRight((code, { start, end }) => code.slice(0, start) + code.slice(end), text),
  }
}

/** The imports of a file that are not packages, as paths from the root. */
const localImports = (file: SourceFile): string[] =>
  parsed(file)
    .imports.filter((name) => /^[./]/.test(name))
    .map((name) => (name.startsWith('/') ? name : posix.join(posix.dirname(file.path), name)))

// How files are named, and how long they are

const MAX_LINES = 250

function nameTrouble(path: string): string | null {
  const name = posix.basename(path).replace(/\.(test|e2e)(?=\.tsx?$)/, '')
  if (/^index\.tsx?$/.test(name)) return 'no barrels'
  // Tools name their own files.
  if (
    name === 'main.tsx' ||
    /^[a-z]+\.config\.ts$/.test(name) ||
    /^[a-z][a-z0-9]*(-[a-z0-9]+)*\.ts$/.test(name)
  )
    return null
  return /^([A-Z][a-z0-9]*)+\.tsx$/.test(name) ? null : 'PascalCase.tsx or kebab-case.ts'
}

const isTooLong = (file: SourceFile): boolean =>
  !isTest(file.path) &&
  file.text.split('\n').length - 1 > MAX_LINES &&
  !/\b(long|length|lines)\b/i.test(parsed(file).firstComment)

// Words that belong to one place

interface HomeRule {
  what: string
  words: RegExp
  /** Where the words may stand: files, or folders when they end in a slash. */
  homes: readonly string[]
  /** Only these are looked at, when given. */
  within?: readonly string[]
  inComments?: boolean
}

const isIn = (path: string, places: readonly string[]) =>
  places.some((place) => (place.endsWith('/') ? path.startsWith(place) : path === place))

const CREDENTIALS =
  'HUAWEICLOUD_SDK_(AK|SK|SECURITY_TOKEN)|IAM_(DOMAIN|USER|PASSWORD)\\b|X-(Auth|Subject|Security)-Token|X-Sdk-Date|SDK-HMAC'

const HOMES: readonly HomeRule[] = [
  {
    what: 'names of credentials',
    words: new RegExp(CREDENTIALS, 'i'),
    homes: ['src/server/', 'src/demo/'],
    inComments: true,
  },
  {
    // The page tells its operator which setting to renew.
    what: 'the name of the token setting',
    words: /DGC_AUTH_TOKEN/i,
    homes: ['src/server/', 'src/demo/', 'src/i18n/'],
    inComments: true,
  },
  {
    what: 'formatting of times',
    words:
      /\.toLocale(Date|Time)?String\b|\bIntl\s*\.\s*(DateTime|RelativeTime|Duration)Format\b|\.to(Date|Time)String\b/,
    homes: ['src/lib/zone.ts', 'src/lib/time.ts'],
  },
  { what: 'formatting of numbers', words: /\bIntl\s*\.\s*NumberFormat\b/, homes: ['src/lib/number.ts'] },
  {
    what: 'a clock or chance in pure code',
    words:
      /\bDate\s*\.\s*now\b|\bnew Date\(\s*\)|\bDate\(\s*\)|\bperformance\s*\.\s*now\b|\bMath\s*\.\s*random\b/,
    homes: [],
    within: ['src/contract/', 'src/lib/', 'src/timeline/'],
  },
]

function isOutOfPlace(rule: HomeRule, file: SourceFile): boolean {
  if (isTest(file.path) || isIn(file.path, rule.homes)) return false
  if (rule.within && !isIn(file.path, rule.within)) return false
  return rule.words.test(rule.inComments ? file.text : parsed(file).code)
}

const SOURCES = filesUnder('src')
const ALL = [...SOURCES, ...filesUnder('e2e')]
const pathsOf = (files: readonly SourceFile[]) => files.map(({ path }) => path)

describe('the house', () => {
  it('is looked at', () => {
    expect(pathsOf(SOURCES)).toContain('src/contract/instance.ts')
    expect(SOURCES.flatMap(localImports).length).toBeGreaterThan(50)
  })

  it('has tests in every layer of pure code', () => {
    for (const layer of ['src/contract/', 'src/lib/', 'src/timeline/']) {
      expect(pathsOf(SOURCES).some((path) => path.startsWith(layer) && isTest(path))).toBe(true)
    }
  })

  it('imports in one direction only', () => {
    const wrong = ALL.flatMap((file) =>
      localImports(file).flatMap((to) => {
        const why = refusal(file.path, to)
        return why === null ? [] : [`${file.path} -> ${to}: ${why}`]
      }),
    )
    expect(wrong).toEqual([])
  })

  it('has names that say what a file is, and no barrels', () => {
    expect(pathsOf(ALL).filter(nameTrouble)).toEqual([])
  })

  it('has no default exports', () => {
    expect(pathsOf(SOURCES.filter((file) => parsed(file).hasDefaultExport))).toEqual([])
  })

  it(`has no file of more than ${MAX_LINES} lines that does not say at its top why it is so long`, () => {
    expect(pathsOf(ALL.filter(isTooLong))).toEqual([])
  })

  it.each(HOMES)('keeps $what in its place', (rule) => {
    expect(pathsOf(SOURCES.filter((file) => isOutOfPlace(rule, file)))).toEqual([])
  })
})

describe('the rules can fail', () => {
  const allowed = [
    ['src/lib/paths.ts', 'src/contract/ref.ts'],
    ['src/i18n/en.ts', 'src/lib/time.ts'],
    ['src/timeline/ticks.ts', 'src/lib/time.ts'],
    ['src/timeline/AxisHead.tsx', 'src/i18n/locale'],
    ['src/features/logs/LogView.tsx', 'src/features/logs/tail'],
    ['src/features/logs/LogView.tsx', 'src/api/client'],
    ['src/app/Router.tsx', 'src/features/logs/LogView'],
    ['src/main.tsx', 'src/app/App'],
    ['src/main.tsx', 'src/index.css'],
    ['src/server/app.ts', 'src/contract/errors'],
    ['src/server/app.test.ts', 'src/demo/server'],
    ['src/server/testing.ts', 'src/demo/server'],
    ['e2e/run.e2e.ts', 'src/lib/paths'],
    ['e2e/run.e2e.ts', 'e2e/support/page'],
  ]
  it.each(allowed)('%s may import %s', (from = '', to = '') => {
    expect(refusal(from, to)).toBeNull()
  })

  const refused = [
    ['src/contract/ref.ts', 'src/lib/text'],
    ['src/lib/time.ts', 'src/i18n/en'],
    ['src/lib/time.ts', 'src/ui/Badge'],
    ['src/i18n/en.ts', 'src/ui/Badge'],
    ['src/ui/Badge.tsx', 'src/contract/status'],
    ['src/ui/Badge.tsx', 'src/i18n/locale'],
    ['src/api/client.ts', 'src/ui/Badge'],
    ['src/timeline/RowMarks.tsx', 'src/api/client'],
    ['src/timeline/RowMarks.tsx', 'src/features/logs/LogView'],
    ['src/features/logs/LogView.tsx', 'src/features/wall/Wall'],
    ['src/features/logs/LogView.tsx', 'src/app/App'],
    ['src/features/logs/LogView.tsx', 'src/server/app'],
    ['src/app/App.tsx', 'src/main'],
    ['src/main.tsx', 'src/features/logs/LogView'],
    ['src/server/app.ts', 'src/demo/server'],
    ['src/server/app.ts', 'src/api/client'],
    ['src/demo/server.ts', 'src/server/app'],
    ['src/server/app.ts', 'src/server/testing'],
    ['src/lib/time.ts', 'e2e/support/page'],
    ['src/lib/time.ts', 'package.json'],
    ['src/lib/time.ts', '/computed'],
    ['src/unheard-of/a.ts', 'src/lib/time'],
    ['e2e/run.e2e.ts', 'src/server/app'],
    ['e2e/run.e2e.ts', 'src/features/logs/LogView'],
  ]
  it.each(refused)('%s may not import %s', (from = '', to = '') => {
    expect(refusal(from, to)).not.toBeNull()
  })

  it('all ways to import are found, and what only looks like one is not', () => {
    const text = `
      import type { A } from './type'
      import './effect.css'
      import * as all from '../up/all'
      export { b } from './named'
      export * from './all'
      // import c from './comment'
      const text = "import d from './text'"
      const lazy = () => import('./lazy')
      const any = (name: string) => import(name)
      type Far = import('./far').Far
      export const E = () => <p>import f from './words'</p>
      import react from 'react'
    `
    expect(localImports({ path: 'src/x/a.tsx', text }).toSorted()).toEqual([
      '/computed',
      'src/up/all',
      'src/x/all',
      'src/x/effect.css',
      'src/x/far',
      'src/x/lazy',
      'src/x/named',
      'src/x/type',
    ])
  })

  it.each([
    ['src/ui/index.ts', 'no barrels'],
    ['src/ui/index.tsx', 'no barrels'],
    ['src/ui/badge.tsx', 'PascalCase.tsx or kebab-case.ts'],
    ['src/ui/Badge.ts', 'PascalCase.tsx or kebab-case.ts'],
    ['src/lib/obsPath.ts', 'PascalCase.tsx or kebab-case.ts'],
    ['src/lib/obs_path.ts', 'PascalCase.tsx or kebab-case.ts'],
    ['src/lib/obs-path.ts', null],
    ['src/lib/obs-path.test.ts', null],
    ['src/ui/StatusBadge.tsx', null],
    ['src/ui/StatusBadge.test.tsx', null],
    ['src/main.tsx', null],
    ['e2e/run-page.e2e.ts', null],
  ])('the name of %s: %s', (path, trouble) => {
    expect(nameTrouble(path)).toBe(trouble)
  })

  it.each([
    ['export default 5', true],
    ['export { a as default } from "./a"', true],
    ['export const a = 5', false],
  ])('a default export: %s', (text, found) => {
    expect(parsed({ path: 'src/x/a.ts', text }).hasDefaultExport).toBe(found)
  })

  it.each([
    ['as long as allowed', '', MAX_LINES, false],
    ['a line longer', '', MAX_LINES + 1, true],
    ['with a comment that says nothing of it', '// A table.\n', MAX_LINES, true],
    ['with its reason', '// Long, for it is one table.\n', MAX_LINES, false],
  ])('a file %s', (_, head, lines, tooLong) => {
    const code = Array.from({ length: lines }, (_, index) => `const a${index} = 1\n`).join('')
    expect(isTooLong({ path: 'src/x/a.ts', text: head + code })).toBe(tooLong)
  })

  it.each([
    ['names of credentials', 'src/api/client.ts', '// sends x-auth-token', true],
    ['names of credentials', 'src/i18n/en.ts', 'const a = "HUAWEICLOUD_SDK_AK"', true],
    ['names of credentials', 'src/server/env.ts', 'const a = "HUAWEICLOUD_SDK_AK"', false],
    ['the name of the token setting', 'src/i18n/en.ts', 'const a = "DGC_AUTH_TOKEN"', false],
    ['the name of the token setting', 'src/ui/Badge.tsx', 'const a = "dgc_auth_token"', true],
    ['formatting of times', 'src/ui/Badge.tsx', 'new Date(5).toLocaleString()', true],
    ['formatting of times', 'src/ui/Badge.tsx', 'new Intl.DateTimeFormat()', true],
    ['formatting of times', 'src/ui/Badge.tsx', '"A".toLocaleLowerCase()', false],
    ['formatting of times', 'src/lib/zone.ts', 'new Intl.DateTimeFormat()', false],
    ['formatting of numbers', 'src/lib/time.ts', 'new Intl.NumberFormat()', true],
    ['formatting of numbers', 'src/lib/number.ts', 'new Intl.NumberFormat()', false],
    ['a clock or chance in pure code', 'src/timeline/axis.ts', 'const a = Date.now()', true],
    ['a clock or chance in pure code', 'src/timeline/axis.ts', 'const a = new Date()', true],
    ['a clock or chance in pure code', 'src/timeline/axis.ts', 'const a = new Date(5)', false],
    ['a clock or chance in pure code', 'src/timeline/axis.ts', '// never Date.now()', false],
    ['a clock or chance in pure code', 'src/ui/use-now.ts', 'const a = Date.now()', false],
  ])('%s in %s: %s', (what, path, text, found) => {
    const rule = HOMES.find((home) => home.what === what)
    expect(rule && isOutOfPlace(rule, { path, text })).toBe(found)
  })
})
