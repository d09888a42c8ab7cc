import { LINK_TOKEN_PARAM } from '../../../contract/routes'

/** Parameters of an address that mean something in one run only. */
const OF_ONE_RUN = ['node', 'log', 'lq', 'from', 'to', 'vs', 'align', 'at', 'why'] as const

interface LinkChoice {
  /** The full address of the view of a run. */
  view: string
  /** The path that is linked, of this run or of the latest one, with its workspace if it names one. */
  path: string
  isLatest: boolean
  withView: boolean
}

/** A link to share. What means something in one run only is left out of that to the latest one. */
export function buildRunLink({ view, path, isLatest, withView }: LinkChoice): string {
  const link = new URL(path, view)
  if (!withView) return link.href
  const params = new URL(view).searchParams
  if (isLatest) for (const name of OF_ONE_RUN) params.delete(name)
  for (const [name, value] of params) if (name !== 'workspace') link.searchParams.append(name, value)
  return link.href
}

/** With the mark that makes chats show the run; null: without. */
export function markLink(link: string, token: string | null): string {
  if (token === null) return link
  const marked = new URL(link)
  marked.searchParams.set(LINK_TOKEN_PARAM, token)
  return marked.href
}

/** The part of a link after the job, for a line that has little space. */
export const shortenLink = (link: string): string => link.replace(/^.*?\/jobs\/[^/]*\//, '')
