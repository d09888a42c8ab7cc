import { expect, it } from 'vitest'
import { COMPLAINS, weighComplaint } from './complaint'

it.each([
  '上游表 ods_order_di 分区 20261129 为空，请确认抽取任务',
  '检测到锁文件 /var/lock/etl_dwd.lock，上一批次尚未结束，本次不再执行',
  'row count dropped by 98.6%, threshold 30%',
  'state=CANCELLED msg=quality not good enough to cancel',
  'free space is less than 10%, quit',
  'amt_sum differs by 2.00 between ods.pay and dwd.pay',
])('complains: %s', (text) => expect(weighComplaint(text)).toBeGreaterThanOrEqual(COMPLAINS))

it.each([
  'start to load ods_order_di',
  '开始检查上游数据',
  '发送短信给值班人员',
  '+ rm -rf /data/missing_rows',
  "select * from ods.fail_log where msg = 'connection refused'",
  'on_missing=abort',
  '12003 rows compared, 0 mismatched',
  'closing the lost connection',
])('does not complain: %s', (text) => expect(weighComplaint(text)).toBeLessThan(COMPLAINS))
