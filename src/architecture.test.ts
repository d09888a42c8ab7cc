import { readdirSync, readFileSync } from 'node:fs'
import { posix } from 'node:path'
import { parseSync } from 'vite'
import { describe, expect, it } from 'vitest'

// Holds the import rules of README.md: which room may import which, and that no folders or files import each other in a cycle.
// main.tsx may import shell, because a lost style sheet must be retried before the app renders, and run, whose glyphs are rules of the
// document. auth and observability may import
// http for its middleware types and error responses; http imports neither: nodeline.ts passes their middleware to it.

const PURE = ['contract', 'lib']
const DRAWING = [...PURE, 'model', 'i18n', 'ui', 'query', 'run']
const SERVER_BASE = [...PURE, 'model', 'i18n', 'server/settings']
const SERVER_DGC = [...SERVER_BASE, 'server/dgc', 'server/dgc-run', 'server/dgc-jobs', 'server/obs']
const SERVER_RUNS = [...SERVER_DGC, 'server/runs', 'server/ledger']

/** What a room may import besides itself. A room is the longest of these names that starts a path. */
const MAY_IMPORT: Record<string, readonly string[]> = {
  contract: [],
  lib: ['contract'],
  model: PURE,
  i18n: PURE,
  ui: ['lib'],
  query: PURE,
  run: [...PURE, 'model', 'i18n', 'ui'],
  shell: DRAWING,
  pages: [...DRAWING, 'shell'],
  app: [...DRAWING, 'shell', 'pages'],
  'main.tsx': ['app', 'shell', 'run', 'index.css'],
  build: ['contract'],
  'server/settings': PURE,
  'server/dgc': SERVER_BASE,
  'server/dgc-run': [...SERVER_BASE, 'server/dgc'],
  'server/dgc-jobs': [...SERVER_BASE, 'server/dgc', 'server/dgc-run'],
  'server/obs': [...SERVER_BASE, 'server/dgc'],
  'server/ledger': SERVER_BASE,
  'server/runs': [...SERVER_DGC, 'server/ledger'],
  'server/jobs': SERVER_RUNS,
  'server/logs': SERVER_RUNS,
  'server/insight': [...SERVER_RUNS, 'server/jobs', 'server/logs'],
  'server/previews': [...SERVER_BASE, 'server/runs'],
  'server/http': [
    ...SERVER_DGC,
    'server/runs',
    'server/jobs',
    'server/logs',
    'server/insight',
    'server/previews',
  ],
  'server/screens': [...SERVER_BASE, 'server/ledger'],
  'server/auth': [...SERVER_BASE, 'server/http', 'server/runs', 'server/screens'],
  'server/observability': [...SERVER_BASE, 'server/http'],
  'server/demo-process.ts': PURE,
  // Not main, which imports it: that would be a cycle.
  'server/nodeline.ts': [...PURE, 'model', 'i18n', 'server'],
  'server/main.ts': [...PURE, 'server'],
  demo: PURE,
  e2e: [...PURE, 'build'],
}

const isWithin = (path: string, room: string) =>
  `${path.replace(/\.tsx?$/, '')}/`.startsWith(`${room.replace(/\.tsx?$/, '')}/`)
const isForTests = (path: string) => /\.test(\.tsx?)?$/.test(path) || isWithin(path, 'testing')
const pageOf = (path: string) => /^pages\/([^/]+)/.exec(path)?.[1]

/** Why `from` may not import `to`, or null. Paths start in src; those of e2e with `e2e/`. */
function explainForbidden(from: string, to: string): string | null {
  if (isForTests(from)) return null
  const rooms = Object.keys(MAY_IMPORT).filter((name) => isWithin(from, name))
  const room = rooms.toSorted((a, b) => b.length - a.length)[0]
  if (room === undefined) return 'the folder has no import rule'
  if (pageOf(from) !== pageOf(to) && pageOf(from) && pageOf(to)) return 'a page never imports another page'
  const allowed = [room, ...(MAY_IMPORT[room] ?? [])]
  return allowed.some((name) => isWithin(to, name)) ? null : `${room} may not import this`
}

const CREDENTIALS =
  /HUAWEICLOUD_SDK_(AK|SK|SECURITY_TOKEN)|IAM_(DOMAIN|USER|PASSWORD)\b|X-(Auth|Subject|Security)-Token|X-Sdk-Date|SDK-HMAC/i

/** In the form that the formatter gives it. oxlint finds the same in an object. */
const SPREAD_PROPS = /<\w[^<]*\{\.\.\.[({]/

type Import = readonly [from: string, to: string]

/**
 * The cycles among files and folders, each as its members. The files and subfolders of a folder must have an order:
 * `a/b/x -> a/c/y` makes `a/b` depend on `a/c`, so that no import may lead from `a/c` back to `a/b`.
 */
function findCycles(imports: readonly Import[]): string[] {
  const uses = new Map<string, Set<string>>()
  for (const [from, to] of imports) {
    const [a, b] = [from.replace(/\.tsx?$/, '').split('/'), to.replace(/\.tsx?$/, '').split('/')]
    const parting = a.findIndex((part, index) => part !== b[index]) + 1
    const [user, used] = [a.slice(0, parting).join('/'), b.slice(0, parting).join('/')]
    uses.set(user, (uses.get(user) ?? new Set()).add(used))
  }
  const reach = (from: string, seen = new Set<string>()): Set<string> => {
    for (const next of uses.get(from) ?? []) if (!seen.has(next)) reach(next, seen.add(next))
    return seen
  }
  const reached = new Map([...uses.keys()].map((name) => [name, reach(name)]))
  const cycles = [...reached].map(([name, names]) =>
    [...names]
      .filter((other) => reached.get(other)?.has(name))
      .toSorted()
      .join(' <-> '),
  )
  return [...new Set(cycles)].filter(Boolean).toSorted()
}

/** What a file imports, as it is written: static, dynamic, of types, and re-exports. A computed one is `/computed`. */
function readNames(path: string, text: string): string[] {
  const { staticImports, staticExports, dynamicImports } = parseSync(path, text).module
  const fixed = [...staticImports, ...staticExports.flatMap(({ entries }) => entries)].map(
    ({ moduleRequest }) => moduleRequest?.value ?? '',
  )
  const dynamic = dynamicImports.map(({ moduleRequest: { start, end } }) => {
    const argument = text.slice(start, end)
    return /^'.*'$/.test(argument) ? argument.slice(1, -1) : '/computed'
  })
  return [...fixed, ...dynamic]
}

const findLocal = (path: string, names: readonly string[]): string[] =>
  names
    .filter((name) => /^[./]/.test(name))
    .map((name) =>
      (name.startsWith('/') ? 'computed' : posix.join(posix.dirname(path), name)).replace(/^src\//, ''),
    )

/** The source files as paths from src, and those of e2e as `e2e/...`. */
const FILES = ['src', 'e2e'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.tsx?$/.test(name))
    .map((name) => ({
      path: folder === 'src' ? name : posix.join(folder, name),
      text: readFileSync(posix.join(folder, name), 'utf8'),
    })),
)
const TSX = FILES.filter(({ path }) => path.endsWith('.tsx'))
const NAMES = FILES.map(({ path, text }) => ({ path, names: readNames(path, text) }))
const IMPORTS = NAMES.flatMap(({ path, names }) => findLocal(path, names).map((to): Import => [path, to]))

const withoutEnding = (path: string) => path.replace(/\.tsx?$/, '')

/** The packages that a program needs, by the files from which it starts. */
function listPackages(starts: readonly string[]): string[] {
  const byPath = new Map(NAMES.map((file) => [withoutEnding(file.path), file]))
  const packages = new Set<string>()
  const waiting = [...starts]
  for (const path of waiting) {
    const file = byPath.get(path)
    if (!file || !byPath.delete(path)) continue
    waiting.push(...findLocal(file.path, file.names).map(withoutEnding))
    for (const name of file.names)
      if (!/^([./]|node:|$)/.test(name)) packages.add(/^(@[^/]+\/)?[^/]+/.exec(name)?.[0] ?? '')
  }
  return [...packages].toSorted()
}

const withinSource = IMPORTS.filter(([from, to]) => !isForTests(from) && !isForTests(to))
const forbidden = withinSource.filter(([from, to]) => explainForbidden(from, to) !== null)

describe('the import rules', () => {
  it('each import follows the order of the rooms', () => {
    expect(forbidden.map(([from, to]) => `${from} -> ${to}: ${explainForbidden(from, to)}`)).toEqual([])
  })

  it('only tests import helpers of tests', () => {
    expect(IMPORTS.filter(([from, to]) => !isForTests(from) && isForTests(to))).toEqual([])
  })

  it('no files or folders import each other in a cycle', () => {
    expect(findCycles(withinSource)).toEqual([])
  })

  it('no file is a barrel', () => {
    expect(FILES.filter(({ path }) => /(^|\/)index\.tsx?$/.test(path))).toEqual([])
  })

  it('no props are an object literal that is spread', () => {
    expect(TSX.filter(({ text }) => SPREAD_PROPS.test(text)).map(({ path }) => path)).toEqual([])
  })

  it('the server needs no package that an image without those of the page and the tests lacks', () => {
    const starts = ['server/main', 'server/auth/hash-password', 'server/runs/reader/worker', 'demo/main']
    const own = JSON.parse(readFileSync('package.json', 'utf8')) as Record<string, Record<string, string>>
    const inImage = Object.keys({ ...own.dependencies, ...own.optionalDependencies })
    expect(inImage.toSorted()).toEqual(listPackages(starts))
  })

  it('credentials are named in the server and the demo alone', () => {
    const outside = FILES.filter(({ path }) => !/^(server|demo|testing|e2e)\/|\.test\./.test(path))
    expect(outside.filter(({ text }) => CREDENTIALS.test(text)).map(({ path }) => path)).toEqual([])
  })
})

describe('the import rules can fail', () => {
  it.each([
    ['contract/ref.ts', 'lib/text'],
    ['lib/csv.ts', 'model/run/counts'],
    ['ui/Badge.tsx', 'i18n/locale'],
    ['model/run/order.ts', 'i18n/locale'],
    ['query/run.ts', 'model/run/order'],
    ['run/status/Glyph.tsx', 'query/run'],
    ['shell/alerts/events.ts', 'pages/run/RunPage'],
    ['pages/jobs/JobsPage.tsx', 'pages/run/RunPage'],
    ['pages/run/RunPage.tsx', 'server/http/app'],
    ['app/App.tsx', 'main'],
    ['server/settings/settings.ts', 'server/auth/users'],
    ['server/dgc/client.ts', 'server/runs/budget'],
    ['server/http/app.ts', 'server/nodeline'],
    ['server/http/app.ts', 'server/auth/authenticate'],
    ['server/main.ts', 'demo/main'],
    ['server/runs/runs.ts', 'testing/store'],
    ['demo/main.ts', 'server/dgc/client'],
    ['unlisted/a.ts', 'lib/text'],
    ['lib/text.ts', 'computed'],
    ['e2e/run.e2e.ts', 'server/nodeline'],
  ])('%s may not import %s', (from, to) => {
    expect(explainForbidden(from, to)).not.toBeNull()
  })

  it.each([
    ['pages/run/RunPage.tsx', 'run/gantt/Brush'],
    ['server/nodeline.ts', 'server/auth/authenticate'],
    ['server/http/app.test.ts', 'testing/server'],
    ['e2e/run.e2e.ts', 'contract/routes'],
  ])('%s may import %s', (from, to) => {
    expect(explainForbidden(from, to)).toBeNull()
  })

  it.each<[string, imports: string, cycles: string[]]>([
    ['none', 'a/x.ts b/y, b/y.ts c/z, a/x.ts c/z', []],
    ['two files', 'a/x.ts a/y, a/y.ts a/x', ['a/x <-> a/y']],
    ['two folders without a cycle of files', 's/a/x.ts s/b/y, s/b/z.ts s/a/w', ['s/a <-> s/b']],
    ['three folders', 'a/x.ts b/y, b/z.ts c/w, c/v.ts a/u', ['a <-> b <-> c']],
    [
      'a file and a folder beside it',
      'p/View.tsx p/sheet/Row, p/sheet/Row.tsx p/View',
      ['p/View <-> p/sheet'],
    ],
    ['a folder between two files', 'p/View.tsx p/sheet/Row, p/sheet/Row.tsx p/context', []],
  ])('cycles: %s', (_, imports, cycles) => {
    const pairs = imports.split(', ').map((pair): Import => {
      const [from = '', to = ''] = pair.split(' ')
      return [from, to]
    })
    expect(findCycles(pairs)).toEqual(cycles)
  })

  it.each(['{ name }', '(size && { size })'])('props may not be spread from %s', (literal) => {
    expect(`<Glyph\n  {...${literal}}\n/>`).toMatch(SPREAD_PROPS)
  })

  it('every way to import is found, and a comment or a text is not one', () => {
    const text = `
      import { type A } from './type'
      import './effect.css'
      import * as all from '../up/all'
      export { b } from './named'
      export * from './all'
      // import c from './comment'
      const text = "import d from './text'"
      const lazy = () => import('./lazy')
      const any = (name: string) => import(name)
      import react from 'react'
    `
    expect(findLocal('x/a.tsx', readNames('x/a.tsx', text)).toSorted()).toEqual(
      ['computed', 'up/all', 'x/all', 'x/effect.css', 'x/lazy', 'x/named', 'x/type'].toSorted(),
    )
  })
})
