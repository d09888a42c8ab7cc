import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build, type Rolldown } from 'vite'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { nameParts } from './name-parts'

let root: string

const FILES = {
  'index.html': '<html><head><script type="module" src="/main.js"></script></head></html>',
  'main.js': `import './main.css'; import('./late').then(console.log)`,
  'main.css': 'p { color: red }',
  'late.js': `import './late.css'; export const late = import('./later')`,
  'late.css': 'p { color: blue }',
  'later.js': `export const later = 'later'`,
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'parts-'))
  for (const [name, text] of Object.entries(FILES)) writeFileSync(join(root, name), text)
})
afterEach(() => rmSync(root, { recursive: true }))

it('the page names each file that it loads later, and no other', async () => {
  const plugins = [nameParts()]
  const built = await build({ root, configFile: false, logLevel: 'silent', plugins, build: { write: false } })
  const { output } = built as Rolldown.RolldownOutput
  const page = output.find(({ fileName }) => fileName === 'index.html')
  const html = page?.type === 'asset' ? String(page.source) : ''
  const named = /<meta name="nodeline-parts" content="([^"]*)">/.exec(html)?.[1]?.split(' ') ?? []
  expect(named.map((file) => file.replace(/-[\w-]{8}\./, '.'))).toEqual([
    '/assets/late.css',
    '/assets/late.js',
    '/assets/later.js',
  ])
  const files = output.map(({ fileName }) => `/${fileName}`)
  expect(files).toEqual(expect.arrayContaining(named))
})
