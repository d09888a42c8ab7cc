import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import * as v from 'valibot'
import { DIST } from './server'

// Other builds of the product, made from the one that is there. Within the project, so that their servers find its packages.

const PLACE = resolve(import.meta.dirname, '../../test-results')

/** A copy of the build that `act` may do anything to. */
export async function withBuild(act: (dist: string) => Promise<void>): Promise<void> {
  mkdirSync(PLACE, { recursive: true })
  const dist = mkdtempSync(join(PLACE, 'build-'))
  try {
    cpSync(DIST, dist, { recursive: true })
    forgetOlder(dist)
    await act(dist)
  } finally {
    rmSync(dist, { recursive: true })
  }
}

/** Leaves the newest build alone there, as after a first one. */
function forgetOlder(dist: string): void {
  const list = join(dist, 'client', '.builds.json')
  const [newest = []] = v.parse(v.array(v.array(v.string())), JSON.parse(readFileSync(list, 'utf8')))
  for (const name of readdirSync(assetsOf(dist))) {
    // The compressed forms go as well: they would be served instead of a file that a test edits.
    if (!newest.includes(`assets/${name}`) || /\.(br|gz)$/.test(name)) rmSync(join(assetsOf(dist), name))
  }
  for (const name of readdirSync(join(dist, 'client'))) {
    if (/\.(br|gz)$/.test(name)) rmSync(join(dist, 'client', name))
  }
}

const assetsOf = (dist: string): string => join(dist, 'client', 'assets')
const indexOf = (dist: string): string => join(dist, 'client', 'index.html')

/** The file of a part that is loaded later, by the name of its source. */
export function chunkOf(dist: string, part: string): string {
  const file = readdirSync(assetsOf(dist)).find((name) => new RegExp(`^${part}-.*\\.js$`).test(name))
  if (file === undefined) throw new Error(`There is no file for ${part}.`)
  return join(assetsOf(dist), file)
}

/**
 * Makes the next build of the same source: every script gets another name, as if something in each had changed. `keepsOld` leaves those of the
 * build before beside them.
 */
export function makeNext(dist: string, mark: string, keepsOld: boolean): void {
  const assets = assetsOf(dist)
  const names = readdirSync(assets).filter((name) => name.endsWith('.js'))
  const renamed = (text: string) =>
    names.reduce((all, name) => all.replaceAll(name, name.replace(/\.js$/, `${mark}.js`)), text)
  for (const name of names) {
    const text = renamed(readFileSync(join(assets, name), 'utf8'))
    if (!keepsOld) rmSync(join(assets, name))
    writeFileSync(join(assets, renamed(name)), text)
  }
  for (const file of [indexOf(dist), join(dist, 'client', '.vite', 'manifest.json')])
    writeFileSync(file, renamed(readFileSync(file, 'utf8')))
}
