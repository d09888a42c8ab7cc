import { type RunRef } from '../../contract/run-ref'

/** The runs of whose news the browser took no notification: known to this tab alone. */
const untold = new Set<string>()
const listeners = new Set<() => void>()

const keyOf = ({ workspace, job, id }: RunRef): string => JSON.stringify([workspace, job, id])

export const isUntold = (reference: RunRef): boolean => untold.has(keyOf(reference))

export function setUntold(reference: RunRef, value: boolean): void {
  if (value) untold.add(keyOf(reference))
  else untold.delete(keyOf(reference))
  for (const changed of listeners) changed()
}

export function subscribeUntold(changed: () => void): () => void {
  listeners.add(changed)
  return () => listeners.delete(changed)
}
