import { type Json, type JsonObject } from '../json'
import { type DemoInstance } from './demo-instance'
import { contradiction } from './contradiction'
import { MINUTE_MS } from '../../lib/time/units'

const nested = (depth: number): Json =>
  Array.from({ length: depth }).reduce<Json>((inner, _, i) => ({ level: depth - i, inner }), 'bottom')

/** The largest int64, in the address and in the answer. */
const MAX_ID = '9223372036854775807'

/** Fields that are missing, given twice, of the wrong type, or undocumented. */
export const CONTRADICTIONS_SHAPE: readonly DemoInstance[] = [
  contradiction('nodes_none', '6603001', { en: 'No nodes at all', 'zh-CN': '没有任何节点' }, ({ run }) =>
    run([]),
  ),
  contradiction(
    'nodes_missing',
    '6603002',
    { en: 'The list of nodes is left out', 'zh-CN': '没有节点列表这个字段' },
    ({ run }) => run(undefined),
  ),
  contradiction(
    'nodes_null',
    '6603003',
    { en: 'The list of nodes is null', 'zh-CN': '节点列表为 null' },
    ({ run }) => run(null, { total: null }),
  ),
  contradiction(
    'ids_of_19_digits',
    MAX_ID,
    {
      en: 'The largest id there is, and row counts that a double cannot hold',
      'zh-CN': '最大的实例 ID，以及超出双精度范围的行数',
    },
    ({ run, node }) =>
      run([
        node('beyond_a_double', 0, { inputRowCount: 9_007_199_254_740_993n }),
        node('largest', 3, { inputRowCount: 9_223_372_036_854_775_807n, speed: 123_456_789.125 }),
        node('just_fits', 6, { inputRowCount: 9_007_199_254_740_991n }),
      ]),
  ),
  contradiction(
    'total_unlike_nodes',
    '6603005',
    { en: 'total says seven and three nodes are listed', 'zh-CN': 'total 为 7，实际列出三个节点' },
    ({ run, node }) => run([node('a', 0), node('b', 3), node('c', 6)], { total: 7 }),
  ),
  contradiction(
    'words_nobody_knows',
    '6603006',
    {
      en: 'A status, a node type and fields without documentation',
      'zh-CN': '文档中没有的状态、节点类型和字段',
    },
    ({ run, node }) =>
      run(
        [
          node('plain', 0),
          node('unknown_status', 2, { status: 'hibernating' }),
          node('other_spelling', 3, { status: 'MANUAL_STOP' }),
          node('misspelt', 4, { status: 'CANCLE' }),
          node('no_status', 5, { status: undefined }),
          node('unknown_type', 6, { type: 'QuantumSQL' }),
          node('sub_type', 6, { type: 'ETLJob|DLI2DLI' }),
          node('no_type', 7, { type: undefined }),
          node('unknown_field', 8, {
            submitTime: 1_550_910_278_706,
            attempts: [1, 2],
            owner: { name: '张三' },
          }),
        ],
        { status: 'initialized', instanceType: 9, errorMessage: 'None of the documents names this field.' },
      ),
  ),
  contradiction(
    'numbers_as_text',
    '6603007',
    { en: 'Numbers written as text, and text as numbers', 'zh-CN': '数字写成字符串，字符串写成数字' },
    ({ run, node, planMs, startMs }) =>
      run(
        [
          node('12', 0, {
            startTime: String(startMs),
            endTime: String(startMs + MINUTE_MS),
            planTime: String(planMs),
            inputRowCount: '9007199254740993',
            retryTimes: '2',
            instanceId: '6603007',
          }),
          node('not_numbers', 3, {
            startTime: 'yesterday',
            endTime: true,
            inputRowCount: [],
            retryTimes: {},
          }),
          node('fractions', 6, { startTime: startMs + 0.5, retryTimes: 1.5 }),
          node('wrong_kinds', 8, { nodeName: 8, type: ['DWSSQL'], status: 1, logPath: 404 }),
        ],
        { instanceId: '6603007', total: '4', startTime: String(startMs), forceSuccess: 'false' },
      ),
  ),
  contradiction(
    'nodes_of_other_kinds',
    '6603008',
    { en: 'Entries of the list that are no nodes', 'zh-CN': '节点列表里混有不是节点的内容' },
    ({ run, node }) => run([node('plain', 0), null, 'load', 7, [], {}]),
  ),
  contradiction(
    'keys_of_the_language',
    '6603009',
    { en: 'Keys such as __proto__ and constructor', 'zh-CN': '名为 __proto__、constructor 之类的键' },
    ({ run, node }) => {
      const hostile: JsonObject = {
        ['__proto__']: { polluted: true },
        constructor: { prototype: { polluted: true } },
        toString: 'not a function',
      }
      return run([node('__proto__', 0, hostile), node('constructor', 3)], hostile)
    },
  ),
  contradiction(
    'deep_nesting',
    '6603010',
    { en: 'An unknown field with 24 levels', 'zh-CN': '未知字段嵌套 24 层' },
    ({ run, node }) =>
      run([node('plain', 0), node('deep', 3, { context: nested(24) })], { context: nested(24) }),
  ),
  contradiction(
    'another_run_answers',
    '6603011',
    { en: 'The answer names another job and another id', 'zh-CN': '返回的作业名和实例 ID 都与请求不符' },
    ({ run, node }) =>
      run([node('plain', 0), node('stranger', 3, { instanceId: 30_654, planTime: 1_551_671_580_000 })], {
        jobName: 'job_of_someone_else',
        instanceId: 30_654,
      }),
  ),
  contradiction(
    'fail_without_a_failure',
    '6603012',
    { en: 'The run failed, and every node succeeded', 'zh-CN': '作业失败，节点却全部成功' },
    ({ run, node }) => run([node('a', 0), node('b', 3)], { status: 'fail' }),
  ),
  contradiction(
    'success_with_a_failure',
    '6603013',
    { en: 'The run succeeded, and a node failed', 'zh-CN': '作业成功，却有节点失败' },
    ({ run, node }) => run([node('a', 0), node('b', 3, { status: 'fail', retryTimes: 3 })]),
  ),
]
