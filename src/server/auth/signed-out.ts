import { readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { makeFolder } from '../settings/make-folder'

export interface SignedOut {
  has: (id: string) => boolean
  /** `untilMs` is the last moment at which the session could have been valid. */
  add: (id: string, untilMs: number) => void
}

export interface SignedOutOptions {
  /** Without one they are forgotten at a restart. */
  file?: string | undefined
  nowMs: () => number
  /** Called when the file cannot be read or written; the sessions stay signed out in this process. */
  onError?: () => void
  max?: number
}

const MAX = 10_000
const LINE = /^([\w-]{22}) (\d{1,15})$/

/** The ids of sessions that were signed out before their end: at most `max`, the newest. They hold nothing secret. */
export function createSignedOut(options: SignedOutOptions): SignedOut {
  const { file, nowMs, onError = () => undefined, max = MAX } = options
  let untilById = new Map<string, number>()

  const keep = (all: readonly [string, number][]): Map<string, number> => {
    const open = [...new Map(all)].filter(([, untilMs]) => untilMs > nowMs())
    return new Map(open.toSorted(([, a], [, b]) => a - b).slice(-max))
  }

  function add(added: readonly [string, number][]): void {
    untilById = keep([...untilById, ...added])
    if (file === undefined) return
    try {
      // Another process may have written since.
      untilById = keep([...readLines(file), ...untilById])
      writeLines(file, untilById)
    } catch {
      onError()
    }
  }

  if (file !== undefined) add([])
  return { has: (id) => untilById.has(id), add: (id, untilMs) => add([[id, untilMs]]) }
}

function readLines(file: string): [string, number][] {
  try {
    const lines = readFileSync(file, 'utf8').split('\n')
    return lines.flatMap((line) => {
      const [, id, until] = LINE.exec(line) ?? []
      return id === undefined ? [] : [[id, Number(until)] as [string, number]]
    })
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return []
    throw error
  }
}

/** Replaces the file in one step, so that a process that ends in between loses nothing. */
function writeLines(file: string, untilById: ReadonlyMap<string, number>): void {
  makeFolder(dirname(file))
  const draft = `${file}.${process.pid}`
  writeFileSync(draft, Array.from(untilById, ([id, untilMs]) => `${id} ${untilMs}\n`).join(''), {
    mode: 0o600,
  })
  renameSync(draft, file)
}
