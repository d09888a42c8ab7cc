import { useCallback, useMemo, useState, useSyncExternalStore } from 'react'
import * as v from 'valibot'
import { createStored } from '../../lib/stored'
import { type AttentionItem } from '../../model/jobs/attention'

/** Rows of what needs attention that the user has set aside, in this browser: until the job's run or class changes. */
const Marks = v.fallback(v.array(v.string()), [])

const MOST = 200
const marks = createStored('set-aside', (stored) => v.parse(Marks, stored))

/** Names the state of a job: another run or another class is another mark. */
export const markOf = (workspace: string, { job, attention }: AttentionItem): string =>
  JSON.stringify([
    workspace,
    job.name,
    attention.kind,
    attention.kind === 'not-started' ? attention.planMs : attention.run.id,
  ])

export function toggleSetAside(mark: string): void {
  const others = marks.read().filter((other) => other !== mark)
  marks.write(others.length < marks.read().length ? others : [mark, ...others].slice(0, MOST))
}

interface AsideOptions {
  attention: readonly AttentionItem[]
  workspace: string
  /** It has no user who could set rows aside. */
  isWall: boolean
}

/** The rows to show, and how many are hidden until the user asks for them. */
export function useSetAside({ attention, workspace, isWall }: AsideOptions) {
  const set = useSyncExternalStore(marks.subscribe, marks.read)
  const [showsAside, setShowsAside] = useState(false)
  const showAside = useCallback(() => setShowsAside(true), [])
  const visible = useMemo(() => {
    if (isWall || showsAside) return attention
    const hidden = new Set(set)
    return attention.filter((item) => !hidden.has(markOf(workspace, item)))
  }, [isWall, showsAside, attention, set, workspace])
  return { visible, aside: attention.length - visible.length, showAside }
}
