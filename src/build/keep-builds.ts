import { existsSync, readFileSync } from 'node:fs'
import { readdir, rm, writeFile } from 'node:fs/promises'
import { join, relative, sep } from 'node:path'
import { type Plugin } from 'vite'

/** Beside what it tells of. The server serves no hidden file. */
const LIST = '.builds.json'
const BUILDS = 3

/** The files of each build that is kept, by their paths within the folder; the newest first. */
type Builds = readonly (readonly string[])[]

/**
 * A page that is open asks for files of the build that it came from, for weeks. So the folder is not emptied: what the last builds
 * made stays, and everything else goes.
 */
export function keepBuilds(): Plugin {
  let publicDir = ''
  return {
    name: 'keep-builds',
    apply: (_, { isSsrBuild }) => isSsrBuild !== true,
    config: () => ({ build: { emptyOutDir: false } }),
    configResolved: (config) => {
      publicDir = config.publicDir
    },
    writeBundle: {
      sequential: true,
      order: 'post',
      async handler({ dir }, bundle) {
        if (dir === undefined) return
        const copied = existsSync(publicDir) ? await filesUnder(publicDir) : []
        await settle(dir, Object.keys(bundle), copied)
      },
    },
  }
}

/** Writes down the newest build and removes what belongs to none that is kept. `others` are there whatever the build. */
export async function settle(folder: string, newest: readonly string[], others: readonly string[]) {
  const builds = withNewest(readList(join(folder, LIST)), newest.filter(isNamedByContent))
  const kept = new Set([LIST, ...newest, ...others, ...builds.flat()])
  const strange = (await filesUnder(folder)).filter((file) => !kept.has(file))
  await Promise.all(strange.map((file) => rm(join(folder, file))))
  await writeFile(join(folder, LIST), `${JSON.stringify(builds, null, 1)}\n`)
}

/** Only those can stand beside their successors. */
const isNamedByContent = (file: string): boolean => file.startsWith('assets/')

/** The same build made twice is one: it must not push out those that pages still come from. */
export function withNewest(builds: Builds, newest: readonly string[]): Builds {
  const name = (files: readonly string[]) => files.toSorted().join('\n')
  const older = builds.filter((files) => name(files) !== name(newest))
  return [newest.toSorted(), ...older].slice(0, BUILDS)
}

/** What cannot be read tells of no build: the folder is then as after a first one. */
function readList(file: string): Builds {
  try {
    const read: unknown = JSON.parse(readFileSync(file, 'utf8'))
    const isBuild = (one: unknown): one is string[] =>
      Array.isArray(one) && one.every((name) => typeof name === 'string')
    return Array.isArray(read) ? read.filter(isBuild) : []
  } catch {
    return []
  }
}

async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true })
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
}
