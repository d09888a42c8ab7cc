/** Of nodes that succeeded: frightening words and no cause. */
export const GREEN = String.raw`
=== green: counts of nothing | none
2026-11-28 02:39:12 INFO load: 0 errors, 0 warnings
2026-11-28 02:39:12 INFO load: errors=0 failed=0 rejected rows: 0
exit code 0
=== green: options | none
java -Dfail.on.error=true -DfailOnError=true -XX:+ExitOnOutOfMemoryError
set hive.exec.max.failures=0
ERROR_CODE=0
=== green: SLF4J | none
SLF4J: Failed to load class "org.slf4j.impl.StaticLoggerBinder".
SLF4J: Defaulting to no-operation (NOP) logger implementation
log4j:WARN No appenders could be found for logger (org.apache.hadoop.util.Shell).
done
=== green: native library | none
26/11/28 02:39:12 WARN NativeCodeLoader: Unable to load native-hadoop library for your platform... using builtin-java classes where applicable
26/11/28 02:39:20 INFO Client: final status: SUCCEEDED
=== green: a retry that went well | none
2026-11-28 02:39:12 WARN http: connection refused, retrying in 5 s
2026-11-28 02:39:17 INFO http: connected on attempt 2
2026-11-28 02:39:18 INFO main: job finished successfully
=== green: a lost task that ran again | none
26/11/28 02:39:20 WARN TaskSetManager: Lost task 3.0 in stage 1.0 (TID 9, node-2, executor 1): java.io.IOException: Connection reset by peer
	at sun.nio.ch.FileDispatcherImpl.read0(Native Method)
26/11/28 02:39:21 INFO TaskSetManager: Starting task 3.1 in stage 1.0
26/11/28 02:39:30 INFO DAGScheduler: Job 0 finished: save at Load.scala:12, took 12.1 s
26/11/28 02:39:31 INFO ApplicationMaster: Final app status: SUCCEEDED, exitCode: 0
=== green: names of tables | none
insert into dq_error_log select * from ods_exception_detail
INSERT 0 120
create table if not exists fail_over_history (id int)
=== green: DROP of nothing | none
NOTICE:  table "tmp_orders" does not exist, skipping
DROP TABLE
INSERT 0 12
=== green: stack as a warning | none
2026-11-28 02:39:12,345 WARN Metrics - could not register
javax.management.InstanceAlreadyExistsException: kafka.consumer:type=app-info
	at com.sun.jmx.mbeanserver.Repository.addMBean(Repository.java:1)
2026-11-28 02:39:13,345 INFO Main - task completed successfully
=== green: 失败 0 | none | dgc
总记录数：1200，成功：1200，失败：0
校验完成，未发现异常
节点执行成功
=== green: 如果失败 | none | dgc
如果失败则重试 3 次
忽略错误继续执行：否
执行成功
=== green: an ERROR that was ignored | none
2026-11-28 02:39:12 ERROR cache: could not warm up, non-fatal error
2026-11-28 02:39:13 INFO main: job completed successfully
=== green: 错误码 0 | none | gbk
返回结果：错误码：0，错误信息：无
同步完成
`
