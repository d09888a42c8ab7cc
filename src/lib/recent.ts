import * as v from 'valibot'
import { InstanceRef } from '../contract/ref'
import { recall, remember } from './storage'

const NAME = 'recent'
const MOST = 12

const same = (a: InstanceRef, b: InstanceRef) =>
  a.job === b.job && a.id === b.id && a.workspace === b.workspace

/** The runs that were opened on this device, the latest first. What is kept may be of another build, or edited: it is checked. */
export function recentRuns(): InstanceRef[] {
  try {
    const kept: unknown = JSON.parse(recall(NAME) ?? '[]')
    const list = Array.isArray(kept) ? kept : []
    return list.flatMap((item) => {
      const parsed = v.safeParse(InstanceRef, item)
      return parsed.success ? [parsed.output] : []
    })
  } catch {
    return []
  }
}

export function rememberRun(reference: InstanceRef): void {
  const others = recentRuns().filter((run) => !same(run, reference))
  remember(NAME, JSON.stringify([reference, ...others].slice(0, MOST)))
}

export const forgetRuns = (): void => remember(NAME, null)
