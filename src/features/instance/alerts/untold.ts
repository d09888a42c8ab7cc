import type { InstanceRef } from '../../../contract/ref'

/** The runs of whose news the browser took no notification: known to this tab alone. */
const untold = new Set<string>()
const listeners = new Set<() => void>()

const keyOf = ({ workspace, job, id }: InstanceRef): string => JSON.stringify([workspace, job, id])

export const isUntold = (reference: InstanceRef): boolean => untold.has(keyOf(reference))

export function setUntold(reference: InstanceRef, value: boolean): void {
  if (value) untold.add(keyOf(reference))
  else untold.delete(keyOf(reference))
  for (const changed of listeners) changed()
}

export function subscribeUntold(changed: () => void): () => void {
  listeners.add(changed)
  return () => listeners.delete(changed)
}
