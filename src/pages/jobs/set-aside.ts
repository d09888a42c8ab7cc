import { useSyncExternalStore } from 'react'
import { readShared, writeStored } from '../../lib/storage'
import { type AttentionItem } from '../../model/jobs/attention'

/** Rows of what needs attention that the user has set aside, in this browser: until the job's run or class changes. */

const NAME = 'set-aside'
const MOST = 200

const listeners = new Set<() => void>()
let read: { text: string | null; marks: ReadonlySet<string> } = { text: null, marks: new Set() }

/** Names the state of a job: another run or another class is another mark. */
export const markOf = (workspace: string, { job, attention }: AttentionItem): string =>
  JSON.stringify([
    workspace,
    job.name,
    attention.kind,
    attention.kind === 'not-started' ? attention.planMs : attention.run.id,
  ])

function readMarks(): ReadonlySet<string> {
  const text = readShared(NAME)
  if (text === read.text) return read.marks
  let marks: string[] = []
  try {
    const kept: unknown = JSON.parse(text ?? '[]')
    marks = Array.isArray(kept) ? kept.filter((mark) => typeof mark === 'string') : []
  } catch {
    // What was edited into nonsense is none.
  }
  read = { text, marks: new Set(marks) }
  return read.marks
}

export function toggleSetAside(mark: string): void {
  const others = Array.from(readMarks()).filter((other) => other !== mark)
  const next = readMarks().has(mark) ? others : [mark, ...others].slice(0, MOST)
  writeStored(NAME, JSON.stringify(next))
  for (const changed of listeners) changed()
}

function subscribe(changed: () => void): () => void {
  listeners.add(changed)
  window.addEventListener('storage', changed)
  return () => {
    listeners.delete(changed)
    window.removeEventListener('storage', changed)
  }
}

export const useSetAside = (): ReadonlySet<string> => useSyncExternalStore(subscribe, readMarks)
