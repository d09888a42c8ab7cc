import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { build, type Rolldown } from 'vite'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { oneColdChunk } from './one-cold-chunk'

let root: string

const FILES = {
  'index.html': '<script type="module" src="/main.js"></script>',
  'main.js': `import { a } from './a'; import { b } from './b'; console.log(a, b); import('./late'); import('./later')`,
  'a.js': `export const a = 'module a'`,
  'b.js': `export const b = 'module b'`,
  'late.js': `import { a } from './a'; import { b } from './b'; import { both } from './both'; console.log(a, b, both, import('./later'))`,
  'later.js': `import { b } from './b'; import { both } from './both'; console.log(b, both, 'later')`,
  'both.js': `export const both = 'only of those that come later'`,
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'chunks-'))
  write(FILES)
})
afterEach(() => rmSync(root, { recursive: true }))

function write(files: Record<string, string>): void {
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, name)), { recursive: true })
    writeFileSync(join(root, name), text)
  }
}

async function scripts() {
  const plugins = [oneColdChunk()]
  const built = await build({ root, configFile: false, logLevel: 'silent', plugins, build: { write: false } })
  const { output } = built as Rolldown.RolldownOutput
  return output.filter((one) => one.type === 'chunk')
}

const first = (chunks: Rolldown.OutputChunk[]) => chunks.find(({ isEntry }) => isEntry)

it('what the first paint needs is one file, whoever shares it', async () => {
  const chunks = await scripts()
  expect(first(chunks)?.imports).toEqual([])
  expect(first(chunks)?.code).toMatch(/module a[^]*module b/)
})

it('what only later parts share is no part of it', async () => {
  const chunks = await scripts()
  expect(first(chunks)?.code).not.toContain('only of those')
  expect(chunks.filter(({ code }) => code.includes('only of those'))).toHaveLength(1)
})

it('of a package that is a list of parts, only those that the first paint names', async () => {
  const parts = Array.from({ length: 150 }, (_, i) => `part-${i}`)
  const list = parts.map(
    (part, i) => `export { default as P${i}, default as Part${i} } from './parts/${part}.js'`,
  )
  const FOLDER = 'node_modules/parts'
  write({
    [`${FOLDER}/package.json`]: JSON.stringify({
      name: 'parts',
      type: 'module',
      main: 'list.js',
      sideEffects: false,
    }),
    [`${FOLDER}/list.js`]: list.join('\n'),
    ...Object.fromEntries(
      parts.map((part) => [`${FOLDER}/parts/${part}.js`, `export default 'this is ${part}.'`]),
    ),
    'main.js': `import { Part7, P8 as Eight } from 'parts'; console.log(Part7, Eight); import('./late')`,
    'late.js': `import { P9, Part7 } from 'parts'; console.log(P9, Part7)`,
  })
  const chunks = await scripts()
  const code = first(chunks)?.code ?? ''
  expect(parts.filter((part) => code.includes(`this is ${part}.`))).toEqual(['part-7', 'part-8'])
  expect(first(chunks)?.imports).toEqual([])
})
