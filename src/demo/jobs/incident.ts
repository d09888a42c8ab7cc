import { hashShare } from './hash'
import { type JobPlan } from './job-plan'
import { ROTA_LENGTH } from './job-list'
import { dayOf, dayStartMs } from './schedule'
import { HOUR_MS, MINUTE_MS } from '../../lib/time/units'

/**
 * What goes wrong with a scheduled run. `hung`: takes the whole day. `late`: starts in the evening. `missed`: never came into being.
 * `halted`: failed where the definition says SUSPEND, until a person forces it. `confirm`: waits for a person.
 */
export type Incident =
  | 'hung'
  | 'late'
  | 'missed'
  | 'halted'
  | 'fail'
  | 'ignored'
  | 'forced'
  | 'cancelled'
  | 'frozen'
  | 'confirm'
  | 'outage'

/** By turns: on each day one job of the rota is at each of these places. Three failures follow one another. */
const ROTA: Readonly<Record<number, Incident>> = {
  0: 'hung',
  3: 'late',
  6: 'missed',
  9: 'halted',
  12: 'fail',
  13: 'fail',
  14: 'fail',
  17: 'ignored',
  19: 'forced',
  21: 'cancelled',
  23: 'frozen',
  25: 'confirm',
}

/** Every sixth night a source system is away, from 00:30 to 05:00 in GMT+8: all jobs that read it fail for the same reason. */
const OUTAGE_EVERY_DAYS = 6

const OUTAGES = [
  'CDM.0018 源库连接失败：Connection refused: oracle-erp.corp.example:1521 (ORA-12541: TNS:no listener)',
  'Connect to mysql-pos.corp.example:3306 timed out after 60000 ms; the source did not answer',
  'Kafka-0503 No brokers available: broker-1.dis.example:9092, broker-2.dis.example:9092',
  'SFTP 认证失败：partner-gateway.example 拒绝了用户 etl_reader（密码已过期）',
] as const

function isOutage(job: JobPlan, slotMs: number): boolean {
  const day = dayOf(slotMs)
  const timeMs = slotMs - dayStartMs(day)
  const isAway = day % OUTAGE_EVERY_DAYS === 2 && timeMs >= 30 * MINUTE_MS && timeMs < 5 * HOUR_MS
  return isAway && job.layer === 'ods' && job.source === Math.floor(day / OUTAGE_EVERY_DAYS) % OUTAGES.length
}

/** Of the run that is planned for this slot. */
export function findIncident(job: JobPlan, slotMs: number): Incident | null {
  if (job.rota !== null) {
    const known = ROTA[(dayOf(slotMs) + job.rota) % ROTA_LENGTH]
    if (known) return known
  }
  if (isOutage(job, slotMs)) return 'outage'
  const share = hashShare(job.seed, Math.floor(slotMs / MINUTE_MS), 31)
  if (share < 0.006) return 'fail'
  if (share < 0.009) return job.isSingle ? 'fail' : 'forced'
  if (share < 0.011) return 'cancelled'
  return share < 0.014 && !job.isSingle ? 'ignored' : null
}

/** What the source system says that is away. */
export const readOutage = (job: JobPlan): string => OUTAGES[job.source] ?? ''
