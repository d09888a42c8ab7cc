import { type ErrorDetail } from '../../contract/errors'
import { matchRoute } from '../../contract/routes'
import { type RunRef, invalidPart } from '../../contract/run-ref'

/** The path as it was sent. A URL parser would resolve its dots first, and frameworks differ in what they decode. */
export function rawPath(target: string | undefined, url: string): string {
  const path = target?.startsWith('/') === true ? target.replace(/[?#].*$/s, '') : new URL(url).pathname
  return path === '' ? '/' : path
}

type ReadRef = { ref: RunRef; problem?: never } | { ref?: never; problem: ErrorDetail }

/** Reads the run of an API path and `?workspace=`, each decoded exactly once. */
export function readRef(path: string, url: string): ReadRef {
  const { job = null, id = null } = matchRoute(path)?.run ?? {}
  const workspaces = new URL(url).searchParams.getAll('workspace')
  const [workspace = ''] = workspaces
  // Two workspaces: whichever one we took, somebody else on the way may have checked the other.
  if (workspaces.length > 1) return refuse('workspace')
  if (job === null) return refuse('job')
  if (id === null) return refuse('id')
  const ref = { job, id, workspace }
  const field = invalidPart(ref)
  return field === null ? { ref } : refuse(field)
}

const refuse = (field: 'job' | 'id' | 'workspace'): ReadRef => ({ problem: { code: 'bad_address', field } })
