import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
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
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(root, name), text)
})
afterEach(() => rmSync(root, { recursive: true }))

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
