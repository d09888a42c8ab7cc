import { type Status } from '../../contract/status'

/**
 * Every spelling in DGC's documents, without case and separators: `force_success`, `forceSuccess` and `FORCESUCCESS` are one word.
 * `manual` and `cancle` (so misspelt) come from other calls of the same service; `skip-by-depend` is a run's word for a skip.
 */
const WORDS: ReadonlyMap<string, Status> = new Map([
  ['waiting', 'waiting'],
  ['running', 'running'],
  ['success', 'success'],
  ['fail', 'fail'],
  ['runningexception', 'running-exception'],
  ['pause', 'pause'],
  ['manualstop', 'manual-stop'],
  ['manual', 'manual-stop'],
  ['cancel', 'manual-stop'],
  ['cancle', 'manual-stop'],
  ['skip', 'skip'],
  ['skipbydepend', 'skip'],
  ['freeze', 'freeze'],
  ['forcesuccess', 'forceSuccess'],
  ['ignoresuccess', 'ignoreSuccess'],
  ['waitingconfirm', 'waiting-confirm'],
])

interface StatusFields {
  status: string | null
  forceSuccess: boolean | null
  ignoreSuccess: boolean | null
}

/** A forced or ignored success comes as a word of its own or as `success` and a flag. No flag changes another status. */
export function parseStatus({ status, forceSuccess, ignoreSuccess }: StatusFields): Status {
  const word = status ?? ''
  const known = WORDS.get(word) ?? WORDS.get(word.toLowerCase().replaceAll(/[-_ ]/g, '')) ?? 'unknown'
  if (known !== 'success') return known
  if (forceSuccess === true) return 'forceSuccess'
  return ignoreSuccess === true ? 'ignoreSuccess' : 'success'
}
