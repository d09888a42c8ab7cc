import { describe, expect, it } from 'vitest'
import { CORPUS, type LabelledLog } from '../../testing/log-corpus/read-corpus'
import { findCause } from './find-cause'

const ZONE = 'Asia/Shanghai'

function find({ lines }: Pick<LabelledLog, 'lines'>) {
  const finding = findCause(
    lines.map((text, at) => ({ text, byte: at, line: at + 1 })),
    ZONE,
  )
  for (;;) {
    const { done, value } = finding.next()
    if (done === true) return value
  }
}

it('takes no more than a moment for a line, however hostile they are', () => {
  const lines = ['Traceback (most recent call last):', 'a.B.CException: x', 'exit code 1', '\0', '']
  for (const text of lines) expect(find({ lines: Array.from({ length: 20_000 }, () => text) })).toBeDefined()
})

it('takes no more than a moment for a number of many digits', () => {
  const text = `${'1'.repeat(60)} is in no table`
  expect(find({ lines: ['start', `ERROR: ${text}`, 'exit code 1'] }).cause?.text).toBe(text)
})

it('knows an error in JSON behind the moments of a shipper', () => {
  const json = '{"level":"ERROR","msg":"flush batch","err":"deadline exceeded"}'
  const lines = [json, 'Traceback (most recent call last):', 'exit code 1']
  const { cause } = find({ lines: lines.map((line) => `2026-11-30 01:02:03 ${line}`) })
  expect(cause?.text).toBe('flush batch: deadline exceeded')
})

it.each([
  'Node failed: dwd_a',
  'batch B881 did not finish successfully',
  'job 8f1a status ERROR',
  'Job not successful!',
  'Unhandled error, exiting',
  'exiting with failure status due to previous errors',
  'load failed, check kylin job 8f1a in the web ui',
  '作业未能完成',
  '共5个任务，失败1个',
  'Task failed: load_orders (12.3s)',
  '任务失败: dwd_user_di, 耗时 12.3 秒',
  '节点运行异常，请联系管理员处理',
  '任务[load_orders]执行失败，错误码：1，具体原因请登录MRS Manager查看Yarn日志',
  '共3步, 成功1, 失败1, 未执行1',
  '[x] FAILED in 12.3s',
  '1 of 4 ERROR [ERROR in 0.61s]',
  '====== 1 failed, 3 passed in 2.14s ======',
  'step load failed: orders',
  'Task failed: dwd.orders',
  'npm ERR! code ELIFECYCLE',
  'npm ERR! errno 1',
  'npm ERR! etl@1.0.0 load: `node load.js`',
  'npm ERR! Failed at the etl@1.0.0 load script.',
  'Exception occurred while executing node dwd_order, see stack trace',
  'internal error, please submit a service ticket',
  '系统内部错误，请稍后重试或联系技术支持',
  '执行脚本出错，请检查脚本内容',
  '子作业 sub_dwd 运行失败，导致当前节点失败',
  'Statement 4 of 9 failed, remaining statements are skipped',
  'Script /opt/etl/a.sh returned 2',
  'Python process terminated abnormally',
  'ERROR : Vertex did not succeed due to OWN_TASK_FAILURE, failedTasks:1 killedTasks:0, Vertex vertex_1690000000_0042_1_00 [Map 1] killed/failed due to:OWN_TASK_FAILURE',
])('takes what says nothing of why for a verdict: %s', (line) => {
  const { cause, verdicts } = find({ lines: ['start', line] })
  expect(cause).toBeNull()
  expect(verdicts.map((verdict) => verdict.line)).toEqual([2])
})

it.each([
  'Task failed: out_of_memory',
  'Job failed: connection_refused',
  'Job failed: DIVIDE_BY_ZERO',
  'step load failed: corrupt',
  'internal error: the pool has no connection',
  '系统内部错误：连接池已满',
  'ERROR: 执行脚本出错，变量 dt 未赋值',
  'ERROR: Application stopped: license expired',
])('knows what says why behind it, also where that is written as a name: %s', (line) =>
  expect(find({ lines: ['start', line] }).cause?.line).toBe(2),
)

it.each([
  ['java.lang.IllegalStateException: a.b.C is closed', 'IllegalStateException: a.b.C is closed'],
  ['gsql:/opt/etl/load.sql:47: ERROR:  dn_6005_6006: duplicate key', 'load.sql:47: duplicate key'],
  [
    'org.apache.hadoop.ipc.RemoteException(org.apache.hadoop.security.AccessControlException): Permission denied: user=etl',
    'AccessControlException: Permission denied: user=etl',
  ],
  [
    'Read failed: com.obs.services.exception.ObsException: 403, <Error><Code>InvalidAccessKeyId</Code><Message>No such key.</Message></Error>',
    'InvalidAccessKeyId: No such key.',
  ],
  [
    'Vertex failed, vertexName=Map 1, diagnostics=[Task failed, diagnostics=[TaskAttempt 0 failed, info=[Error: Error while running task ( failure ) : attempt_1_0:java.lang.RuntimeException: java.lang.OutOfMemoryError: Java heap space',
    'OutOfMemoryError: Java heap space',
  ],
  [
    "Vertex failed, vertexName=Map 1, diagnostics=[TaskAttempt 0 failed, info=[Container container_e12_1_01_000004 finished with diagnostics set to [Container failed, exitCode=-104. [2026-11-20 02:00:00.111]Container [pid=2211,containerID=container_e12_1_01_000004] is running 1B beyond the 'PHYSICAL' memory limit.",
    "Container is running 1B beyond the 'PHYSICAL' memory limit.",
  ],
  ['{"level":"error","msg":"flush batch","err":"deadline exceeded"}', 'flush batch: deadline exceeded'],
])('shows what a line says: %s', (line, text) => {
  expect(find({ lines: ['start', line, 'exit code 1'] }).cause?.text).toBe(text)
})

describe('the cause that a log names', () => {
  it.each(CORPUS.map((log) => [log.name, log] as const))('%s', (_, log) => {
    const { cause, verdicts } = find(log)
    expect(cause?.line ?? null, cause?.text).toBe(log.causeLine)
    if (cause) {
      expect(log.families).toContain(cause.family)
      expect(log.verdictLines).not.toContain(cause.line)
    }
    const texts = verdicts.map(({ text }) => text)
    for (const line of log.verdictLines)
      expect(
        verdicts.map((verdict) => verdict.line),
        texts.join('\n'),
      ).toContain(line)
  })
})
