import { CLOUD_ZH } from './cloud-zh'
import { EIGHTH_HOLD_OUT } from './eighth-hold-out'
import { ELEVENTH_HOLD_OUT } from './eleventh-hold-out'
import { FIFTH_HOLD_OUT } from './fifth-hold-out'
import { FOURTH_HOLD_OUT } from './fourth-hold-out'
import { FOURTEENTH_HOLD_OUT } from './fourteenth-hold-out'
import { GREEN } from './green'
import { HOLD_OUT } from './hold-out'
import { JAVA_SPARK } from './java-spark'
import { LATER } from './later'
import { NINTH_HOLD_OUT } from './ninth-hold-out'
import { PASTED } from './pasted'
import { SCRIPTS } from './scripts'
import { SEVENTH_HOLD_OUT } from './seventh-hold-out'
import { SIXTH_HOLD_OUT } from './sixth-hold-out'
import { SQL_HIVE } from './sql-hive'
import { TENTH_HOLD_OUT } from './tenth-hold-out'
import { THIRD_HOLD_OUT } from './third-hold-out'
import { THIRD_HOLD_OUT_PROGRAMS } from './third-hold-out-programs'
import { THIRTEENTH_HOLD_OUT } from './thirteenth-hold-out'
import { TWELFTH_HOLD_OUT } from './twelfth-hold-out'

/** A log with the labels of a person. */
export interface LabelledLog {
  name: string
  /** Several where two are right; none for a log without a cause. */
  families: string[]
  isGbk: boolean
  lines: string[]
  /** From 1; null for a log without a cause. */
  causeLine: number | null
  verdictLines: number[]
}

const PREFIX = '[INFO] [2026/11/28 02:39:12 GMT +08:00] : '

/**
 * A log begins with `=== name | family | flags`. `>>` marks the cause, `!!` a verdict. The flag `dgc` puts DGC's prefix before each line. `ESC`
 * stands for the escape character, `CR` for a carriage return, `TICK` for a backtick.
 */
function readCorpus(text: string): LabelledLog[] {
  return text
    .split(/^=== (?=.* \| )/m)
    .slice(1)
    .map((part) => {
      const [title = '', ...rest] = part.replace(/\n$/, '').split('\n')
      const [name = '', family = '', flags = ''] = title.split(' | ')
      const marked = (mark: string) => rest.flatMap((line, at) => (line.startsWith(mark) ? [at + 1] : []))
      const lines = rest.map((line) => {
        const raw = line
          .replace(/^(?:>>|!!)/, '')
          .replaceAll('ESC[', '\u001b[')
          .replaceAll('CR ', '\r')
          .replaceAll('TICK', '`')
        return flags.includes('dgc') ? PREFIX + raw : raw
      })
      return {
        name,
        families: family === 'none' ? [] : family.split('-or-'),
        isGbk: flags.includes('gbk'),
        lines,
        causeLine: marked('>>')[0] ?? null,
        verdictLines: marked('!!'),
      }
    })
}

export const CORPUS = [
  JAVA_SPARK,
  SQL_HIVE,
  SCRIPTS,
  CLOUD_ZH,
  GREEN,
  LATER,
  HOLD_OUT,
  THIRD_HOLD_OUT,
  THIRD_HOLD_OUT_PROGRAMS,
  FOURTH_HOLD_OUT,
  FIFTH_HOLD_OUT,
  SIXTH_HOLD_OUT,
  SEVENTH_HOLD_OUT,
  EIGHTH_HOLD_OUT,
  NINTH_HOLD_OUT,
  TENTH_HOLD_OUT,
  ELEVENTH_HOLD_OUT,
  TWELFTH_HOLD_OUT,
  THIRTEENTH_HOLD_OUT,
  FOURTEENTH_HOLD_OUT,
  PASTED,
].flatMap(readCorpus)
