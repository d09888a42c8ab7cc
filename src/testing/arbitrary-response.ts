import * as fc from 'fast-check'

/** A record as its fields with their exact texts, so that a test knows what was written. */
type FieldTexts = readonly (readonly [name: string, text: string])[]

const NODE: FieldTexts = [
  ['nodeName', '"load_dws"'],
  ['status', '"success"'],
  ['planTime', '1551671580000'],
  ['startTime', '1551671594000'],
  ['endTime', '1551671598000'],
  ['type', '"DWS SQL"'],
  ['retryTimes', '0'],
  ['instanceId', '34765'],
  ['inputRowCount', '12'],
  ['speed', '3.5'],
  ['logPath', '"obs://dlf-log-b384/job/2019-03-04 11_53_00.000/a/a.job"'],
  ['queue', '"default"'],
  ['forceSuccess', 'false'],
  ['ignoreSuccess', 'false'],
]

const RUN: FieldTexts = [
  ['jobName', '"job_batch"'],
  ['instanceId', '34765'],
  ['status', '"success"'],
  ['planTime', '1551671580000'],
  ['startTime', '1551671580000'],
  ['endTime', '1551671598000'],
  ['executeTime', '18000'],
  ['total', '2'],
  ['instanceType', '0'],
  ['forceSuccess', 'false'],
  ['ignoreSuccess', 'false'],
]

/** Any value, often one that looks like another type. */
const anyText = fc.oneof(
  fc.json({ maxDepth: 3 }),
  fc.bigInt({ min: -(2n ** 63n), max: 2n ** 63n - 1n }).map(String),
  fc.constantFrom(
    'null',
    '0',
    '-1',
    '-0',
    '1e999',
    '1.0',
    '""',
    '"0"',
    '"12"',
    '"1551671580000"',
    '"-5"',
    '1551671580',
  ),
  fc.constantFrom(
    '"\\/"',
    '"\\u4e2d"',
    '"\\ud800"',
    '[ ]',
    '{ "a":1,"a":2}',
    'true',
    '"true"',
    '"FORCESUCCESS"',
    '8640000000000001',
  ),
  fc.constantFrom(
    '"obs://abc/../x"',
    '"javascript:alert(1)"',
    '"a~2"',
    '"a"',
    '9007199254740993',
    '"9007199254740993"',
  ),
)

const names = (known: FieldTexts): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...known.map(([name]) => name)) },
    {
      weight: 1,
      arbitrary: fc.constantFrom('__proto__', 'constructor', 'submitTime', '', 'toString', 'a"b'),
    },
    { weight: 1, arbitrary: fc.string({ maxLength: 4 }).filter((name) => name !== 'nodes') },
  )

type Change = readonly [name: string, texts: readonly string[]]

/** Each changed field is left out (no text), altered (one text), or repeated (more). */
const mutated = (known: FieldTexts): fc.Arbitrary<FieldTexts> =>
  fc
    .array(fc.tuple(names(known), fc.array(anyText, { maxLength: 2 })), { maxLength: 4 })
    .map((changes: Change[]) => {
      const all = new Map<string, readonly string[]>(known.map(([name, text]) => [name, [text]]))
      for (const [name, texts] of changes) all.set(name, texts)
      return [...all].flatMap(([name, texts]) => texts.map((text) => [name, text] as const))
    })

export interface ArbitraryResponse {
  run: FieldTexts
  /** `fields` is null where the entry is no object. */
  nodes: readonly { fields: FieldTexts | null; text: string }[]
  text: string
}

const objectOf = (fields: FieldTexts): string =>
  `{${fields.map(([name, text]) => `${JSON.stringify(name)}: ${text}`).join(',')}}`

const node = fc.oneof(
  { weight: 6, arbitrary: mutated(NODE).map((fields) => ({ fields, text: objectOf(fields) })) },
  {
    weight: 1,
    arbitrary: fc
      .constantFrom('null', '1', '"a"', '[ ]', '12345678901234567890')
      .map((text) => ({ fields: null, text })),
  },
)

export const arbitraryResponse: fc.Arbitrary<ArbitraryResponse> = fc
  .tuple(mutated(RUN), fc.array(node, { maxLength: 4 }))
  .map(([run, nodes]) => {
    const list = `[${nodes.map(({ text }) => text).join(',')}]`
    return { run, nodes, text: objectOf([...run, ['nodes', list]]) }
  })
