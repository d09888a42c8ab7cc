import { expect, it } from 'vitest'
import { type Insight, type NoDefinition } from '../../../contract/insight'
import { insight as en } from '../../../i18n/en/insight'
import { insight as zh } from '../../../i18n/zh-CN/insight'
import { findEdges } from '../../../model/insight/edges'
import { define, makeDefinition, makeInsight } from '../../../testing/insight'
import { makeInstance } from '../../../testing/runs'
import { describeSources } from './describe-sources'

const USUAL = 'Usual: 17 runs of v42, successful and triggered like this one.'
const none = (reason: NoDefinition['reason'], httpStatus: number | null = null): Partial<Insight> => ({
  noDefinition: { reason, version: 42, httpStatus },
})
const sample = (runs: number, wanted: number | null): Partial<Insight> => ({
  sample: { ...makeInsight({}).sample, runs, wanted, versions: null },
})

it.each<[string, Partial<Insight>, string[]]>([
  [
    'a definition that fits',
    { definition: makeDefinition(define('n1')) },
    ['Edges and limits: the definition that ran, version 42.', USUAL],
  ],
  [
    'a definition of no known version, of other nodes',
    { definition: { ...makeDefinition(define('x')), version: null } },
    [
      'Edges and limits: the definition that ran.',
      '1 node of this run not in the definition, such as n1.',
      '1 node of the definition not in this run, such as x.',
      USUAL,
    ],
  ],
  [
    'a definition that may not be read',
    none('forbidden', 403),
    ['Dependencies not known: no right to read the definition (HTTP 403).', USUAL],
  ],
  [
    'a definition that is gone',
    none('missing'),
    ['Dependencies not known: DGC has no such definition.', USUAL],
  ],
  [
    'a definition of another version than the one that ran',
    { noDefinition: { reason: 'other-version', version: 42, given: 43, httpStatus: null } },
    [
      'Dependencies not known: DGC gave another version of the definition than the one that ran (v43 instead of v42).',
      USUAL,
    ],
  ],
  [
    'a definition that is too large',
    none('too-large'),
    ['Dependencies not known: the definition is too large to read.', USUAL],
  ],
  [
    'a version that is not known',
    none('version-unknown'),
    ['Dependencies not known: no list names the version that ran.', USUAL],
  ],
  ['what is being read', none('pending'), [USUAL, 'The definition and the earlier runs are being read.']],
  ['few runs', sample(3, 3), ['What is usual is not known: 3 runs to compare with, at least 5 are needed.']],
])('of %s the menu says what marks rest on', (_, given, expected) => {
  const insight = makeInsight(given)
  const { nodes } = makeInstance({}, [{}])
  expect(describeSources(insight, findEdges(nodes, insight.definition), en)).toEqual(expected)
  expect(describeSources(insight, findEdges(nodes, insight.definition), zh)).toHaveLength(expected.length)
})
