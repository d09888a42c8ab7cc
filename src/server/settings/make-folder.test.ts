import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, it } from 'vitest'
import { makeFolder } from './make-folder'

const root = mkdtempSync(join(tmpdir(), 'nodeline-folder-'))
afterAll(() => rmSync(root, { recursive: true }))

it('makes a folder and those above it, once', () => {
  const folder = join(root, 'a', 'b')
  makeFolder(folder)
  makeFolder(folder)
  expect(statSync(folder).isDirectory()).toBe(true)
})

it('fails below a file', () => {
  writeFileSync(join(root, 'file'), '')
  expect(() => makeFolder(join(root, 'file', 'a'))).toThrow()
})

it.runIf(process.platform === 'linux')(
  'fails where there can be no folder, instead of trying for ever',
  () => {
    expect(() => makeFolder('/proc/nodeline/data')).toThrow('ENOENT')
  },
)
