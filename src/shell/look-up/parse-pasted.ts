import { findRunInPath } from '../../contract/routes'
import { type RunRef } from '../../contract/run-ref'

/** What a pasted text tells of a run; a part that it does not tell is empty. */
export type Pasted = RunRef & {
  kind: 'nodeline' | 'console' | 'words' | 'nothing'
  /** Of an address of ours: the query that restores its view. */
  view: string
}

/** No address of a run is longer; reading a page of text word by word would hold the tab up. */
const MAX_LENGTH = 4_000

const NOTHING: Pasted = { job: '', id: '', workspace: '', kind: 'nothing', view: '' }

/** What stands behind an address in a chat or a mail, and is encoded within one. */
const CLOSING = /[>)\]}"'”’」』》】）］,;:!，。、；：！？…]+$/u
const WORDS_END = /(?<=\d)[.,;:!，。、；：！？)）]+$/u

/**
 * Cuts what a chat has taken for the end of an address: an id ends where neither a letter of ASCII, a digit nor a dash follows. A part
 * that is wrong in another way stays as it is.
 */
export function cutTails<T extends Pick<RunRef, 'id' | 'workspace'>>(ref: T): T {
  const id = /^\d+(?![\w~-])/.exec(ref.id)?.[0] ?? ref.id
  return { ...ref, id, workspace: ref.workspace.replace(/(?<=[\w-])[^\w-]+$/u, '') }
}

/**
 * Understands an address of this page (of any host: teammates may use another), an address of the DGC console's log page, the path of
 * the API, and `job id` or `job/id` typed by hand. The console's address names the job by a number that only the console knows.
 */
export function parsePasted(text: string, origin: string): Pasted {
  const given = text.trim()
  if (given === '' || given.length > MAX_LENGTH) return NOTHING
  // Any words may stand before an address; no name of a job holds `://`.
  const address = given.slice(Math.max(0, given.search(/https?:\/\//i)))
  if (/^(https?:\/\/|\/)/i.test(address)) {
    try {
      return readAddress(new URL(address.replace(CLOSING, ''), origin))
    } catch {
      return NOTHING
    }
  }
  const [, job = '', id = ''] = /^(.+?)[\s/]+(\d{1,19})$/u.exec(given.replace(WORDS_END, '')) ?? []
  if (job !== '') return { ...NOTHING, job, id, kind: 'words' }
  const number = given.replace(WORDS_END, '')
  return /^\d{1,19}$/.test(number)
    ? { ...NOTHING, id: number, kind: 'words' }
    : { ...NOTHING, job: given, kind: 'words' }
}

function readAddress(url: URL): Pasted {
  const { job, id } = findRunInPath(url.pathname) ?? {}
  if (job && id) {
    const workspace = url.searchParams.get('workspace') ?? ''
    url.searchParams.delete('workspace')
    return { job, ...cutTails({ id, workspace }), kind: 'nodeline', view: url.searchParams.toString() }
  }
  const query = new URLSearchParams(url.hash.slice(url.hash.indexOf('?') + 1))
  const instance = query.get('jobInstanceId')
  if (instance === null) return NOTHING
  const workspace = url.searchParams.get('workspace') ?? query.get('workspace') ?? ''
  return {
    job: query.get('jobName') ?? '',
    ...cutTails({ id: instance, workspace }),
    kind: 'console',
    view: '',
  }
}
