import { mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { createSignedOut } from './signed-out'

const id = (name: string): string => name.padEnd(22, '-')

let folder: string
let file: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'signed-out-'))
  file = join(folder, 'signed-out')
})

afterEach(() => rmSync(folder, { recursive: true }))

it('the file keeps the newest ids, and none whose session has ended', () => {
  let nowMs = 0
  const open = () => createSignedOut({ file, nowMs: () => nowMs, max: 3 })
  const first = open()
  for (const [name, untilMs] of [
    ['a', 10],
    ['b', 20],
    ['c', 30],
    ['d', 40],
  ] as const)
    first.add(id(name), untilMs)
  nowMs = 25
  const second = open()
  expect(['a', 'b', 'c', 'd'].map((name) => second.has(id(name)))).toEqual([false, false, true, true])
  expect(readFileSync(file, 'utf8')).toBe(`${id('c')} 30\n${id('d')} 40\n`)
  expect(readdirSync(folder)).toEqual(['signed-out'])
})

it('two processes that share the file lose no id of the other', () => {
  const open = () => createSignedOut({ file, nowMs: () => 0 })
  const [one, other] = [open(), open()]
  one.add(id('a'), 10)
  other.add(id('b'), 20)
  const next = open()
  expect([next.has(id('a')), next.has(id('b'))]).toEqual([true, true])
})

it('lines that are damaged are skipped', () => {
  writeFileSync(file, `\0\n${id('a')} 10\n${id('b')}\n${id('c')} 1e9\n${id('d')} 3`)
  const signedOut = createSignedOut({ file, nowMs: () => 0 })
  expect(['a', 'b', 'c', 'd'].map((name) => signedOut.has(id(name)))).toEqual([true, false, false, true])
})
