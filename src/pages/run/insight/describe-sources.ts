import { type Insight } from '../../../contract/insight'
import { type InsightWords } from '../../../i18n/en/insight'
import { type Edges } from '../../../model/insight/edges'
import { MIN_USUAL_RUNS } from '../../../model/jobs/usual'

/** What edges and usual times rest on, or why there are none, a sentence each. */
export function describeSources(
  { definition, noDefinition, sample }: Insight,
  { findings }: Edges,
  { marks, versions }: InsightWords,
): string[] {
  const isReading =
    noDefinition?.reason === 'pending' || sample.wanted === null || sample.runs < sample.wanted
  return [
    ...(definition
      ? [marks.edges(definition.version === null ? '' : marks.version(definition.version))]
      : describeNone(noDefinition, marks)),
    ...findings.map(({ code, nodes, example }) => marks.findings[code](nodes, example)),
    sample.runs < MIN_USUAL_RUNS
      ? marks.few(sample.runs)
      : marks.sample(sample.runs, sample.versions ? versions(...sample.versions) : ''),
    ...(isReading ? [marks.reading] : []),
  ]
}

function describeNone(none: Insight['noDefinition'], words: InsightWords['marks']): string[] {
  if (none === null || none.reason === 'pending') return []
  const { reason, version, given = null, httpStatus } = none
  const answered = httpStatus === null ? '' : words.answered(httpStatus)
  const instead = given === null || version === null ? '' : words.insteadOf(given, version)
  return [words.noDefinition[reason](answered + instead)]
}
