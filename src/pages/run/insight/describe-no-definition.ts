import { type NoDefinition } from '../../../contract/insight'
import { type InsightWords } from '../../../i18n/en/insight'

/** Why the definition of the run is not readable; null while it is being read. */
export function describeNoDefinition(
  { reason, version, given, httpStatus }: NoDefinition,
  { noDefinition: words }: InsightWords,
): string | null {
  if (reason === 'pending') return null
  if (reason === 'version-unknown' || version === null) return words.versionUnknown
  if (reason === 'missing') return words.missing(`v${version}`)
  if (reason === 'other-version') return words.otherVersion(`v${version}`, `v${given}`)
  if (reason === 'too-large') return words.tooLarge(`v${version}`)
  const status = httpStatus === null ? '' : ` (HTTP ${httpStatus})`
  return reason === 'forbidden' ? words.forbidden(`v${version}`, status) : words.failed(`v${version}`, status)
}
