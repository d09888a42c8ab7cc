import { type Status } from '../../contract/status'

/**
 * Every spelling that DGC's pages show, folded: `force_success`, `forceSuccess` and `FORCESUCCESS` are one word. `manual` and
 * `cancle` (so misspelt) come from other calls of the same service; `skip-by-depend` is an instance's word for a skip.
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

interface Said {
  status: string | null
  forceSuccess: boolean | null
  ignoreSuccess: boolean | null
}

/** A forced or ignored success comes as a word of its own or as `success` and a flag. No flag changes another status. */
export function parseStatus({ status, forceSuccess, ignoreSuccess }: Said): Status {
  const word = status ?? ''
  const known = WORDS.get(word) ?? WORDS.get(word.toLowerCase().replaceAll(/[-_ ]/g, '')) ?? 'unknown'
  if (known !== 'success') return known
  return forceSuccess === true ? 'forceSuccess' : ignoreSuccess === true ? 'ignoreSuccess' : 'success'
}
