import { useEffect, useState } from 'react'
import { NavigationType, useNavigationType, useSearchParams } from 'react-router-dom'
import { type RunRef } from '../../contract/run-ref'
import { type WallChoice } from './wall-address'

interface Draft {
  run: RunRef
  choice: WallChoice
}

/** Survives a view of the wall and the way back. */
let stored: (Draft & { source: string }) | null = null

/** The form's state. It begins with the run that the address names, unless the browser came back to a form of the same address. */
export function useDraft(createDefault: () => WallChoice) {
  const [search] = useSearchParams()
  const isBack = useNavigationType() !== NavigationType.Push
  const param = (name: string) => search.get(name) ?? ''
  const run = { job: param('job'), id: param('id'), workspace: param('workspace') }
  const source = JSON.stringify(run)
  const [draft, setDraft] = useState<Draft>(() =>
    isBack && stored?.source === source ? stored : { run, choice: createDefault() },
  )
  useEffect(() => {
    stored = { run: draft.run, choice: draft.choice, source }
  }, [draft, source])
  return {
    run: draft.run,
    choice: draft.choice,
    setRun: (next: RunRef) => setDraft((before) => ({ run: next, choice: before.choice })),
    setChoice: (patch: Partial<WallChoice>) =>
      setDraft((before) => ({ run: before.run, choice: { ...before.choice, ...patch } })),
  }
}

const SETTLE_MS = 700

/** The run once typing has stopped, so that no run is requested for each digit of an id. */
export function useSettled(run: RunRef | null): RunRef | null {
  const key = run && JSON.stringify(run)
  const [settled, setSettled] = useState({ key, run })
  useEffect(() => {
    const timer = window.setTimeout(() => setSettled({ key, run }), SETTLE_MS)
    return () => window.clearTimeout(timer)
    // oxlint-disable-next-line react/exhaustive-deps -- the key stands for the run
  }, [key])
  return settled.key === key ? settled.run : null
}
