import { useEffect, useState } from 'react'
import { NavigationType, useNavigationType, useSearchParams } from 'react-router-dom'
import { type RunRef } from '../../contract/run-ref'
import { isEmptyWall, parseWallAddress } from '../../contract/wall-address'
import { useSettledText } from '../../ui/use-settled-text'
import { toDraft, type JobsDraft } from './rules'
import { type WallChoice } from './wall-address'

/** What the wall shows. */
export type SetupKind = 'run' | 'latest' | 'jobs'

interface Draft {
  kind: SetupKind
  /** Of `latest`, the job alone. */
  run: RunRef
  jobs: JobsDraft
  choice: WallChoice
}

/** Survives a view of the wall and the way back. */
let stored: (Draft & { source: string }) | null = null

/** What the address names. Each `source` has a form of its own. */
export function useSource() {
  const [search] = useSearchParams()
  const param = (name: string) => search.get(name) ?? ''
  const given = { job: param('job'), id: param('id'), workspace: param('workspace') }
  const wall = parseWallAddress(search)
  return { given, wall, source: JSON.stringify([given, wall]) }
}

/** The form's state. It begins with what the address names, unless the browser came back to a form of the same address. */
export function useDraft(createDefault: () => WallChoice) {
  const { given, wall, source } = useSource()
  const isBack = useNavigationType() !== NavigationType.Push
  const [draft, setDraft] = useState<Draft>(() => {
    if (isBack && stored?.source === source) return stored
    const isLatest = given.id === 'latest'
    const named = isLatest ? 'latest' : 'run'
    return {
      kind: isEmptyWall(wall) ? named : 'jobs',
      run: isLatest ? { ...given, id: '' } : given,
      jobs: toDraft(wall),
      choice: createDefault(),
    }
  })
  useEffect(() => {
    const { kind, run, jobs, choice } = draft
    stored = { kind, run, jobs, choice, source }
  }, [draft, source])
  return {
    draft,
    setKind: (kind: SetupKind) => setDraft((before) => ({ ...before, kind })),
    setRun: (run: RunRef) => setDraft((before) => ({ ...before, run })),
    setJobs: (jobs: JobsDraft) => setDraft((before) => ({ ...before, jobs })),
    setChoice: (patch: Partial<WallChoice>) =>
      setDraft((before) => ({ ...before, choice: { ...before.choice, ...patch } })),
  }
}

/** A value once typing has stopped; null while it changes. */
export function useSettled<T>(value: T | null): T | null {
  const key = value === null ? null : JSON.stringify(value)
  return useSettledText(key) === key ? value : null
}
