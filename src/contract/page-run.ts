import { matchRoute, type RouteMatch } from './routes.ts'
import { type RunRef, invalidPart } from './run-ref.ts'
import { parseWallParams } from './wall-params.ts'

/** What the path of a page says. */
export const matchPage = (path: string): RouteMatch | null => matchRoute(path.replace(/\/$/, ''))

/** The run that an address names, unchecked: its parts were decoded once. Two workspaces in one address are invalid. */
export function readRef(
  params: Readonly<Record<string, string | undefined>>,
  search: URLSearchParams,
): RunRef {
  const workspaces = search.getAll('workspace')
  return {
    job: params['job'] ?? '',
    id: params['id'] ?? '',
    workspace: workspaces.length > 1 ? workspaces.join(' ') : (workspaces[0] ?? ''),
  }
}

/**
 * The job or the run that the page at a path is about, unchecked; what the path does not name is empty. The router must not decode a
 * path: it makes `a/b` of a job that is called `a%2Fb`.
 */
export function readPageRef(path: string, search: URLSearchParams): RunRef {
  const match = matchPage(path)
  return readRef({ job: match?.run?.job ?? match?.job ?? '', id: match?.run?.id ?? '' }, search)
}

/** The run that the page at a path asks for. Null on a page about no run, and for a run that cannot exist. */
export function findPageRun(path: string, search: URLSearchParams): RunRef | null {
  if (matchPage(path)?.name !== 'run') return null
  const ref = readPageRef(path, search)
  return invalidPart(ref) === null ? ref : null
}

/** Whether a page is that of the code of a screen, which has no session. */
export const isCodePage = (path: string, search: URLSearchParams): boolean =>
  matchPage(path)?.name === 'pair' && parseWallParams(search).on
