import { type JsonObject } from '../json'
import { LOG_BUCKET } from './wire'
import { type DemoInstance, FINANCE_WORKSPACE } from './demo-instance'
import { contradiction } from './contradiction'

const LONG_NAME = `load_${'x'.repeat(59)}_${'客'.repeat(63)}`

const log = (key: string): JsonObject => ({ logPath: `${LOG_BUCKET}/${key}` })

/** Names and paths that must neither break the page nor run in it. */
export const CONTRADICTIONS_TEXT: readonly DemoInstance[] = [
  contradiction(
    'names_of_the_world',
    '6602001',
    {
      en: 'Node names in Chinese, Arabic, Hebrew and emoji',
      'zh-CN': '中文、阿拉伯文、希伯来文和表情符号的节点名',
    },
    ({ run, node }) =>
      run([
        node('清洗_客户主数据', 0),
        node('تحميل_الطلبات', 1),
        node('טעינת_הזמנות (v2)', 2),
        node('🚀 加载 👩‍👩‍👧‍👦', 3),
        node('e\u0301tape_combine\u0301e', 4),
      ]),
  ),
  contradiction(
    'names_with_signs',
    '6602002',
    { en: 'Node names full of signs that mean something elsewhere', 'zh-CN': '节点名里满是有特殊含义的符号' },
    ({ run, node }) =>
      run(
        [
          '<img src=x onerror=alert(1)>',
          '</script><script>alert(1)</script>',
          'a/b/../c',
          '..',
          '100% of "orders" & \'items\'?',
          '#L120?node=x&sort=y',
          '%E4%BD%9C%2F%00',
          '=HYPERLINK("http://127.0.0.1/")',
          '{{7*7}}${7*7}',
          'tab\tand\nnewline',
          '  spaces around  ',
          '\u202Eevil_rtl',
          '',
        ].map((name, i) => node(name, i / 2)),
      ),
  ),
  contradiction(
    'names_of_128_characters',
    '6602003',
    { en: 'Node names as long as DGC allows', 'zh-CN': '长度达到上限 128 个字符的节点名' },
    ({ run, node }) => run([node(LONG_NAME, 0), node('w'.repeat(128), 3), node('short', 6)]),
  ),
  contradiction(
    'names_used_twice',
    '6602004',
    {
      en: 'Two nodes of one name, and one named like the second',
      'zh-CN': '两个节点同名，另有一个名字像“第二个”',
    },
    ({ run, node }) => run([node('load', 0), node('load', 3, { retryTimes: 1 }), node('load~2', 6)]),
  ),
  contradiction(
    '订单 日报.v2 100%',
    '6602005',
    {
      en: 'A job name with Chinese, spaces, a dot and a percent sign',
      'zh-CN': '作业名含中文、空格、点和百分号',
    },
    ({ run, node }) => run([node('start', 0), node('加载 订单.v2', 3)]),
  ),
  contradiction(
    'log_paths',
    '6602006',
    { en: 'Log paths of every documented spelling', 'zh-CN': '各种写法的日志路径' },
    ({ run, node }) => {
      const space = '2026-11-21 02_00_00.000'
      const underscore = '2026-11-21_02_00_00.000'
      return run([
        node('with_a_space', 0, log(`log_paths/${space}/with_a_space/with_a_space.job`)),
        node(
          'with_an_underscore',
          1,
          log(`log_paths/${underscore}/with_an_underscore/with_an_underscore.job`),
        ),
        node('behind_a_workspace', 2, log(`${FINANCE_WORKSPACE}/log_paths/${underscore}/node/node.job`)),
        node('中文 节点', 3, log(`log_paths/${space}/中文 节点/中文 节点.job`)),
        node('query_and_hash', 4, log('log_paths/what?really=#yes/100%/a+b.job')),
        node('not_given', 5, { logPath: undefined }),
        node('null_given', 6, { logPath: null }),
        node('empty', 7, { logPath: '' }),
      ])
    },
  ),
  contradiction(
    'log_paths_hostile',
    '6602007',
    { en: 'Log paths that are HTML, scripts or other schemes', 'zh-CN': '日志路径是 HTML、脚本或其他协议' },
    ({ run, node }) =>
      run(
        [
          'javascript:alert(1)',
          ' JaVaScRiPt:alert(1)//obs://x/y',
          '<a href="javascript:alert(1)">log</a>',
          'data:text/html,<script>alert(1)</script>',
          'https://127.0.0.1/log',
          '//127.0.0.1/log',
          'obs://',
          'obs://BAD_bucket/key',
          `${LOG_BUCKET}/../other/../../etc/passwd`,
          'file:///etc/passwd',
        ].map((logPath, i) => node(`log_${i}`, i / 2, { logPath })),
      ),
  ),
]
