/** Logs of DGC's own kinds of nodes, and prefixes within prefixes. */
export const THIRTEENTH_HOLD_OUT = String.raw`
=== thirteenth hold-out: obs manager copy | cloud-or-generic
[INFO] [2026/11/30 02:00:00 GMT +08:00] : OBS Manager节点开始，操作：复制
[INFO] [2026/11/30 02:00:01 GMT +08:00] : 源路径 obs://lake-raw/in/20261129/，目的路径 obs://lake-std/20261129/
>>[ERROR] [2026/11/30 02:00:02 GMT +08:00] : 源路径下没有匹配 *.csv 的对象
!![ERROR] [2026/11/30 02:00:02 GMT +08:00] : OBS Manager节点运行失败
=== thirteenth hold-out: smn | cloud-or-generic
[INFO] send message to topic urn:smn:cn-north-4:0:alarm
>>[ERROR] send message failed, code: SMN.0011, message: The topic does not exist.
!![ERROR] SMN node failed.
=== thirteenth hold-out: rds sql | generic-or-dws-or-java
[INFO] connection: rds_crm, type: MySQL
[INFO] execute sql 1/3
[INFO] affected rows: 12
[INFO] execute sql 2/3
>>[ERROR] sql execute failed: Data too long for column 'memo' at row 1
[INFO] rollback connection
!![ERROR] node rds_load failed, sql 2/3
=== thirteenth hold-out: foreach inner | cloud-or-generic
[INFO] For Each 开始，数据集 3 行，并发 2
[INFO] 第 1 行：成功
>>[ERROR] 第 2 行：失败，数据集列数(2)与子作业参数个数(3)不一致
[INFO] 第 3 行：成功
!![ERROR] For Each 节点失败：1 行失败
=== thirteenth hold-out: el expression | cloud-or-generic-or-java
[INFO] parse parameter dt = #{DateUtil.format(Job.planTime,"yyyyMMdd")}
>>[ERROR] Failed to evaluate EL expression #{Env.get("bucket1")}: variable bucket1 is not defined in the workspace
!![ERROR] Node parameter parse failed.
=== thirteenth hold-out: dli queue | cloud-or-spark
[INFO] submit sql to DLI, queue: etl_q, database: dw
>>[ERROR] DLI.0999: There should be at least a queue exists. queue etl_q is not found or you have no permission
!![ERROR] DLI SQL node execution failed.
=== thirteenth hold-out: mrs cluster frozen | cloud-or-generic
[INFO] 获取MRS集群 mrs_bi 信息
>>[ERROR] 集群 mrs_bi 状态为 frozen，无法提交作业
!![ERROR] MRS Spark SQL节点执行失败，错误码：DLF.3051
=== thirteenth hold-out: cdm agent | cloud-or-generic
[INFO] CDM job m2o started
[INFO] CDM job m2o status: BOOTING
>>[INFO] CDM job m2o status: FAILED, error-summary: Cdm.0315: Unable to connect to the agent 10.1.1.2:8080.
!![ERROR] CDM job m2o failed
=== thirteenth hold-out: python node pip | python-or-shell
Collecting openpyxl
>>ERROR: Could not install packages due to an OSError: HTTPSConnectionPool(host='pypi.corp', port=443): Max retries exceeded with url: /simple/openpyxl/ (Caused by ConnectTimeoutError('timed out'))
Traceback (most recent call last):
  File "/opt/a.py", line 1, in <module>
    import openpyxl
ModuleNotFoundError: No module named 'openpyxl'
!!exit code 1
=== thirteenth hold-out: shell host agent | cloud-or-generic-or-shell
[INFO] connect to host ecs-etl-01 through agent
>>[ERROR] The agent on host ecs-etl-01 is offline
!![ERROR] Shell node failed to be executed.
=== thirteenth hold-out: shell timeout by platform | cloud-or-generic-or-shell
[INFO] script started, timeout 60 min
load part 1
load part 2
>>[ERROR] The node has been running for more than 60 minutes and was stopped
!![ERROR] node status: FAIL
=== thirteenth hold-out: dws script with warnings | dws
NOTICE:  table "tmp_x" does not exist, skipping
WARNING:  Statistics in some tables or columns(dwd.o.amt) are not collected.
HINT:  Do analyze for them in order to generate optimized plan.
INSERT 0 88123
>>ERROR:  dn_6001_6002: memory is temporarily unavailable
DETAIL:  Failed on request of size 2048 bytes under queryid 881231 in heaptuple.cpp:201.
!![ERROR] 执行SQL脚本失败
=== thirteenth hold-out: hive sql permission ranger | hive
INFO  : Compiling command(queryId=etl_1): select * from ods.salary
>>Error: Error while compiling statement: FAILED: HiveAccessControlException Permission denied: user [etl] does not have [SELECT] privilege on [ods/salary/*] (state=42000,code=40000)
!!hive script exit code 1
=== thirteenth hold-out: ges import | cloud-or-generic
[INFO] import edges from obs://g/e.csv
[INFO] progress 100%
>>[WARN] 12 edges refer to vertices that do not exist, over the limit of 10
!![ERROR] GES import node failed
=== thirteenth hold-out: dis dump lag | cloud-or-generic
[INFO] dump task dt_1 checked: state ERROR
>>[INFO] last error of dump task dt_1: the agency dis_admin has been deleted
!![ERROR] DIS node failed
=== thirteenth hold-out: rest 401 | cloud-or-generic
[INFO] GET https://api.corp/v1/rates?d=20261129
[INFO] HTTP status: 401
>>[INFO] body: {"timestamp":1795716600,"status":401,"error":"Unauthorized","message":"Full authentication is required to access this resource","path":"/v1/rates"}
!![ERROR] Rest client node failed: unexpected status 401
=== thirteenth hold-out: etl job mapping | cloud-or-generic-or-java
[INFO] ETL Job: source dws.cust, sink css.cust_idx
[INFO] read 1000, written 1000
[INFO] read 2000, written 1873
>>[ERROR] mapper_parsing_exception: object mapping for [addr] tried to parse field [addr] as object, but found a concrete value
[ERROR] 127 documents were rejected
!![ERROR] ETL Job failed
=== thirteenth hold-out: data quality zh | cloud-or-generic
[INFO] 质量作业 dq_pay 开始
[INFO] 规则 表行数 结果：正常
>>[WARN] 规则 主键重复 结果：告警，重复 18 条，阈值 0
[INFO] 规则 金额非负 结果：正常
!![ERROR] 质量作业 dq_pay 结果：告警，节点失败
=== thirteenth hold-out: sub job cancelled | cloud-or-generic
[INFO] sub job dws_sub started, instance 8812
[INFO] sub job dws_sub instance 8812 is running
>>[WARN] sub job dws_sub instance 8812 was cancelled by wangwu
!![ERROR] sub job dws_sub failed
=== thirteenth hold-out: modelarts quota | cloud-or-python
[INFO] create training job churn_v3
>>[ERROR] ModelArts.2762: The resource quota is exceeded. GPU: used 8, limit 8.
!![ERROR] ModelArts node failed
=== thirteenth hold-out: flink jar savepoint | java-or-cloud
[INFO] start flink job rt_pay from savepoint obs://s/sp-1
>>[ERROR] java.lang.IllegalStateException: Failed to rollback to checkpoint/savepoint obs://s/sp-1. Cannot map checkpoint/savepoint state for operator cbc357 to the new program, because the operator is not available in the new program.
!![ERROR] Flink job rt_pay failed
=== thirteenth hold-out: none mute dws zh | none
[INFO] 开始执行DWS SQL脚本 load_dim
[INFO] 连接 dws_bi
!![ERROR] DWS SQL节点执行失败，请查看日志
=== thirteenth hold-out: none mute sub job | none
[INFO] 子作业 a 开始
[INFO] 子作业 a 运行中
!![ERROR] 子作业 a 失败，请查看子作业日志
=== thirteenth hold-out: none mute retry | none
[INFO] attempt 1
[ERROR] node failed, retry in 60s
[INFO] attempt 2
!![ERROR] node failed, retries exhausted
=== thirteenth hold-out: none mute quality | none
[INFO] quality job q1 started
[INFO] 3 rules executed
!![ERROR] quality job q1 failed
=== thirteenth hold-out: airbyte nested prefix | java-or-generic-or-dws
2026-11-30 01:00:00 INFO i.a.w.g.DefaultReplicationWorker(run):118 - start sync worker. job id: 21 attempt id: 0
2026-11-30 01:00:09 source > 2026-11-30 01:00:09 INFO i.a.c.i.s.r.AbstractDbSource(lambda$createReadIterator$5):421 - Reading stream article. Records read: 290000
>>2026-11-30 01:00:10 destination > 2026-11-30 01:00:10 ERROR i.a.i.b.IntegrationRunner(run):172 - org.postgresql.util.PSQLException: ERROR: disk quota of tablespace "tbs_ods" is used up
2026-11-30 01:00:11 INFO i.a.w.g.DefaultReplicationWorker(cancel):461 - Cancelling source...
2026-11-30 01:00:12 ERROR i.a.w.g.DefaultReplicationWorker(run):180 - Sync worker failed.
java.util.concurrent.ExecutionException: io.airbyte.workers.general.DefaultReplicationWorker$DestinationException: Destination process exited with non-zero exit code 1
	at java.util.concurrent.CompletableFuture.reportGet(CompletableFuture.java:396) ~[?:?]
	at io.airbyte.workers.general.DefaultReplicationWorker.run(DefaultReplicationWorker.java:175) ~[io.airbyte-airbyte-workers-0.39.37-alpha.jar:?]
	Suppressed: io.airbyte.workers.exception.WorkerException: Source process exit with code 143. This warning is normal if the job was cancelled.
		at io.airbyte.workers.internal.DefaultAirbyteSource.close(DefaultAirbyteSource.java:136) ~[io.airbyte-airbyte-workers-0.39.37-alpha.jar:?]
!!2026-11-30 01:00:12 INFO i.a.w.g.DefaultReplicationWorker(run):239 - sync summary: status=failed
=== thirteenth hold-out: frames each with a prefix | java
>>svc-1   | 2026-11-30 01:00:00 ERROR i.a.c.i.LineGobbler(voidCall):69 - Exception in thread "main" java.lang.IllegalStateException: Stream orders is not in the catalog
svc-1   | 2026-11-30 01:00:00 ERROR i.a.c.i.LineGobbler(voidCall):69 - 	at io.airbyte.integrations.base.IntegrationRunner.consumeWriteStream(IntegrationRunner.java:131)
svc-1   | 2026-11-30 01:00:00 ERROR i.a.c.i.LineGobbler(voidCall):69 - 	at io.airbyte.integrations.base.IntegrationRunner.run(IntegrationRunner.java:115)
svc-1   | 2026-11-30 01:00:01 ERROR i.a.c.i.Main(run):12 - worker exited with 1
=== thirteenth hold-out: none container launch says nothing | none
26/11/30 01:00:38 ERROR YarnScheduler: Lost executor 9 on core-3: Container marked as failed: container_146_0004_01_000010 on host: core-3. Exit status: 1. Diagnostics: Exception from container-launch.
Container id: container_146_0004_01_000010
Exit code: 1
Stack trace: ExitCodeException exitCode=1: 
	at org.apache.hadoop.util.Shell.runCommand(Shell.java:561)
	at java.lang.Thread.run(Thread.java:745)

Container exited with a non-zero exit code 1
!!26/11/30 01:00:39 INFO ApplicationMaster: Final app status: FAILED, exitCode: 11
`
